package dev.landbridge.eval.certificate;

import dev.landbridge.eval.ledger.Ledger;
import dev.landbridge.eval.ledger.LedgerEvent;
import dev.landbridge.eval.ledger.LedgerKind;
import dev.landbridge.eval.signing.SigningKeys;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.proof.certificate.TestResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The test-result statements of certificates: signed with them; of an older one when it is first asked for. */
@ApplicationScoped
class TestResults {
    private final Ledger ledger;
    private final SigningKeys keys;

    TestResults(Ledger ledger, SigningKeys keys) {
        this.ledger = ledger;
        this.keys = keys;
    }

    /** The sigstore bundle. */
    byte[] of(CertificateRow certificate, Actor actor) {
        return ledger.of(certificate.id()).stream()
                .filter(event -> event.is(LedgerKind.TEST_RESULT_SIGNED))
                .findFirst()
                .orElseGet(() -> sign(certificate, actor))
                .content()
                .path("bundle")
                .asText()
                .getBytes(StandardCharsets.UTF_8);
    }

    private LedgerEvent sign(CertificateRow certificate, Actor actor) {
        try {
            Envelope envelope = Envelope.sign(TestResult.statement(certificate.bundle()), keys.current());
            return ledger.append(
                    certificate.team(),
                    actor,
                    LedgerKind.TEST_RESULT_SIGNED,
                    certificate.id(),
                    Map.of("bundle", new String(envelope.bundle(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the stored bundle of " + certificate.id() + " is unreadable", e);
        }
    }
}
