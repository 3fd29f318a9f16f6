package dev.landbridge.inference.key;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret under which key secrets are hashed: a stolen database alone cannot be searched for keys. */
@ApplicationScoped
class KeyPepper {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_LENGTH = 32;

    private final SecretKeySpec pepper;

    KeyPepper(KeyConfig config) {
        String text = config.pepper().orElseGet(() -> readOrCreate(config.data()));
        if (text.length() < MIN_LENGTH) {
            throw new IllegalStateException("LANDBRIDGE_KEY_PEPPER must have at least " + MIN_LENGTH + " characters");
        }
        pepper = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    byte[] mac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    boolean matches(String secret, byte[] mac) {
        return MessageDigest.isEqual(mac(secret), mac);
    }

    private static String readOrCreate(Path directory) {
        Path file = directory.resolve("key-pepper");
        try {
            Files.createDirectories(directory);
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                Files.writeString(file, HexFormat.of().formatHex(random));
            } catch (FileAlreadyExistsException e) {
                // made by an earlier start
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the pepper of the API keys in " + directory, e);
        }
    }
}
