package dev.landbridge.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the token of a source for as long as its import runs: encrypted, and bound to that import. */
@ApplicationScoped
class SourceTokens {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private static final String PURPOSE = "landbridge import tokens v1";

    private final String serviceKey;
    private final SecureRandom random = new SecureRandom();

    /** @param serviceKey file of the key that signs this service's own tokens; every copy of the service has it */
    SourceTokens(@ConfigProperty(name = "smallrye.jwt.sign.key.location") String serviceKey) {
        this.serviceKey = serviceKey.replaceFirst("^file:(//)?", "");
    }

    /** Null for null. */
    String seal(String importId, String token) {
        if (token == null || token.isBlank()) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, importId, nonce, token.getBytes(StandardCharsets.UTF_8), 0);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    String open(String importId, String sealed) {
        if (sealed == null) {
            return null;
        }
        byte[] bytes = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        return new String(cipher(Cipher.DECRYPT_MODE, importId, nonce, bytes, NONCE_BYTES), StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, String importId, byte[] nonce, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(importId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token of import " + importId + " cannot be read with this key", e);
        }
    }

    private SecretKey key() throws GeneralSecurityException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Files.readAllBytes(Path.of(serviceKey)), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(PURPOSE.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (IOException e) {
            throw new UncheckedIOException("the service's key cannot be read", e);
        }
    }
}
