package dev.landbridge.testkit.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/** A key pair for every issuer, made anew for each test JVM. */
final class TestKeys {
    private static final List<String> ISSUERS =
            List.of("portal", "model-registry", "training-service", "inference-service", "eval-service");

    static final TestKeys INSTANCE = new TestKeys();

    private final Path directory;
    private final Map<String, EllipticCurveJsonWebKey> keys = new LinkedHashMap<>();

    private TestKeys() {
        try {
            directory = Files.createTempDirectory("landbridge-test-keys");
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            JsonWebKeySet published = new JsonWebKeySet();
            for (String issuer : ISSUERS) {
                java.security.KeyPair pair = generator.generateKeyPair();
                EllipticCurveJsonWebKey key = (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(pair.getPublic());
                key.setPrivateKey(pair.getPrivate());
                key.setKeyId(issuer);
                key.setAlgorithm("ES256");
                keys.put(issuer, key);
                published.addJsonWebKey(key);
                Files.writeString(privateKey(issuer), key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
            }
            Files.writeString(publicKeys(), published.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        } catch (IOException | GeneralSecurityException | org.jose4j.lang.JoseException e) {
            throw new IllegalStateException("cannot make test keys", e);
        }
    }

    Path publicKeys() {
        return directory.resolve("jwks.json");
    }

    Path privateKey(String issuer) {
        return directory.resolve(issuer + ".jwk");
    }

    EllipticCurveJsonWebKey key(String issuer) {
        return keys.get(issuer);
    }
}
