package dev.landbridge.launcher.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.Service;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeysTest {
    @TempDir
    private Path directory;

    private Home home;

    @BeforeEach
    void create() {
        home = new Home(directory);
        home.create();
        new InstallationKeys(home).createMissing();
    }

    @Test
    void everyPrivateTokenKeyMatchesItsPublicEntry() throws Exception {
        JsonNode keys = Json.tree(Files.readString(home.jwks())).path("keys");
        assertThat(keys).hasSize(Service.values().length);
        for (JsonNode entry : keys) {
            assertThat(entry.has("d")).isFalse();
            Service service = Service.named(entry.path("kid").asText()).orElseThrow();
            JsonNode secret = Json.tree(Files.readString(home.privateKey(service)));
            assertThat(secret.path("alg").asText()).isEqualTo("ES256");
            assertThat(signedBy(privateKey(secret), publicKey(entry))).isTrue();
        }
    }

    @Test
    void theCertificateKeyIsPkcs8AndMatchesItsPublicKey() throws Exception {
        KeyFactory factory = KeyFactory.getInstance("EC");
        PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(der(home.certificateKey())));
        PublicKey open = factory.generatePublic(new X509EncodedKeySpec(der(home.certificatePublicKey())));
        assertThat(signedBy(secret, open)).isTrue();
    }

    @Test
    void keepsTheKeysItFinds() throws IOException {
        String before = Files.readString(home.privateKey(Service.EVAL)) + Files.readString(home.certificateKey());
        new InstallationKeys(home).createMissing();
        assertThat(Files.readString(home.privateKey(Service.EVAL)) + Files.readString(home.certificateKey()))
                .isEqualTo(before);
    }

    @Test
    void privateKeysAreReadableByTheirOwnerOnly() throws IOException {
        assertThat(permissions(home.keys())).isEqualTo("rwx------");
        assertThat(permissions(home.certificateKey())).isEqualTo("rw-------");
        assertThat(permissions(home.privateKey(Service.PORTAL))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static byte[] der(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }

    private static boolean signedBy(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        byte[] text = "landbridge".getBytes(StandardCharsets.UTF_8);
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(secret);
        signer.update(text);
        byte[] signature = signer.sign();
        signer.initVerify(open);
        signer.update(text);
        return signer.verify(signature);
    }

    private static PrivateKey privateKey(JsonNode jwk) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), curve()));
    }

    private static PublicKey publicKey(JsonNode jwk) throws GeneralSecurityException {
        ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve()));
    }

    private static BigInteger number(JsonNode jwk, String field) {
        byte[] bytes = Base64.getUrlDecoder().decode(jwk.path(field).asText());
        assertThat(bytes).hasSize(32);
        return new BigInteger(1, bytes);
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
