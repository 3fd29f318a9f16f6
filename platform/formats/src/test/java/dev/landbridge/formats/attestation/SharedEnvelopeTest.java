package dev.landbridge.formats.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedEnvelopeTest {
    private static final byte[] STATEMENT = "{\"_type\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Curve.class)
    void signsWithEveryCurveAsOpensslVerifies(Curve curve) throws Exception {
        SigningKey key = SigningKey.generate(curve);
        byte[] message = Envelope.preAuthentication(STATEMENT);
        byte[] signature = key.sign(message);

        assertThat(key.verificationKey().curve()).contains(curve);
        assertThat(key.verificationKey().verifies(message, signature)).isTrue();
        assertThat(SigningKey.parse(key.pem()).verificationKey()).isEqualTo(key.verificationKey());
        assertThat(SigningKey.generate(curve).verificationKey().verifies(message, signature))
                .isFalse();

        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")));
        String hash = curve == Curve.P256 ? "-sha256" : curve == Curve.P384 ? "-sha384" : "-sha512";
        Path pem = Files.writeString(
                directory.resolve("key.pem"), key.verificationKey().pem());
        Path signed = Files.write(directory.resolve("signed"), message);
        Path der = Files.write(directory.resolve("der"), signature);
        Process openssl = new ProcessBuilder(
                        List.of("openssl", "dgst", hash, "-verify", "" + pem, "-signature", "" + der, "" + signed))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(openssl.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(openssl.exitValue()).isZero();
    }

    @Test
    void countsEachTrustedSignerOnce() throws IOException {
        SigningKey evaluator = SigningKey.generate();
        SigningKey person = SigningKey.generate(Curve.P384);
        SharedEnvelope once = SharedEnvelope.of(Envelope.sign(STATEMENT, evaluator));
        SharedEnvelope twice = once.and(once.signatures().get(0)).and(signature(evaluator, evaluator));
        SharedEnvelope shared = once.and(signature(person, person));

        List<VerificationKey> both = List.of(evaluator.verificationKey(), person.verificationKey());
        assertThat(twice.signers(both)).hasSize(1);
        assertThat(shared.signers(both)).hasSize(2);
        assertThat(shared.signers(List.of(person.verificationKey(), person.verificationKey())))
                .containsExactly(person.verificationKey().keyId());
        assertThat(once.and(signature(evaluator, person)).signers(both)).hasSize(1);
        assertThat(SharedEnvelope.parse(shared.json()).signers(both)).hasSize(2);
    }

    @Test
    void refusesAnyOtherSpelling() {
        String json = new String(
                SharedEnvelope.of(Envelope.sign(STATEMENT, SigningKey.generate()))
                        .json(),
                StandardCharsets.UTF_8);
        for (String other : List.of(
                json + " ",
                json.replace("{\"payload\"", "{\"payload\":\"e30=\",\"payload\""),
                json.replace("\"signatures\"", "\"more\":1,\"signatures\""),
                json.replace("\"keyid\"", "\"keyid\":\"\",\"keyid\""),
                "[]",
                "{\"payload\":\"*\"}")) {
            assertThatThrownBy(() -> SharedEnvelope.parse(other.getBytes(StandardCharsets.UTF_8)))
                    .as(other)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void readsNoKeyOfAnotherKind() {
        assertThatThrownBy(() -> SigningKey.parse("-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("P-256, P-384 or P-521");
        assertThat(new VerificationKey("no key").curve()).isEmpty();
    }

    private static SharedEnvelope.Signature signature(SigningKey named, SigningKey used) {
        return new SharedEnvelope.Signature(
                named.verificationKey().keyId(), used.sign(Envelope.preAuthentication(STATEMENT)));
    }
}
