package dev.landbridge.launcher.secrets;

import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates the missing P-256 keys: one ES256 token key for each service, and the key that signs certificates. */
public final class InstallationKeys {
    private static final int COORDINATE_BYTES = 32;

    private final Home home;

    public InstallationKeys(Home home) {
        this.home = home;
    }

    public void createMissing() {
        try {
            PrivateFiles.createDirectory(home.keys());
            for (Service service : Service.values()) {
                if (Files.notExists(home.privateKey(service))) {
                    PrivateFiles.write(home.privateKey(service), Json.pretty(privateJwk(service.title(), generate())));
                }
            }
            writeKeySet();
            if (Files.notExists(home.certificateKey())) {
                KeyPair pair = generate();
                PrivateFiles.write(
                        home.certificateKey(),
                        pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
                Files.writeString(
                        home.certificatePublicKey(),
                        pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the keys under " + home.keys(), e);
        }
    }

    private void writeKeySet() throws IOException {
        List<Map<?, ?>> keys = new ArrayList<>();
        for (Service service : Service.values()) {
            Map<?, ?> jwk = Json.read(Files.readString(home.privateKey(service)), LinkedHashMap.class);
            jwk.remove("d");
            keys.add(jwk);
        }
        PrivateFiles.write(home.jwks(), Json.pretty(Map.of("keys", keys)));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot generate P-256 keys", e);
        }
    }

    private static Map<String, String> privateJwk(String kid, KeyPair pair) {
        ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("kid", kid);
        jwk.put("use", "sig");
        jwk.put("alg", "ES256");
        jwk.put("x", coordinate(publicKey.getW().getAffineX()));
        jwk.put("y", coordinate(publicKey.getW().getAffineY()));
        jwk.put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
        return jwk;
    }

    /** RFC 7518 wants exactly 32 bytes; BigInteger drops leading zeros or adds a sign byte. */
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        byte[] digits = bytes.length > COORDINATE_BYTES
                ? Arrays.copyOfRange(bytes, bytes.length - COORDINATE_BYTES, bytes.length)
                : bytes;
        System.arraycopy(digits, 0, fixed, COORDINATE_BYTES - digits.length, digits.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }
}
