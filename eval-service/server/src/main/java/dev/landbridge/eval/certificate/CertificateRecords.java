package dev.landbridge.eval.certificate;

import dev.landbridge.eval.ledger.Ledger;
import dev.landbridge.eval.ledger.LedgerKind;
import dev.landbridge.eval.trace.TraceConfig;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is kept of certificates: the row, its event in the ledger, the directory with the tables. */
@ApplicationScoped
class CertificateRecords {
    private final CertificateStore store;
    private final Ledger ledger;
    private final TraceConfig files;

    CertificateRecords(CertificateStore store, Ledger ledger, TraceConfig files) {
        this.store = store;
        this.ledger = ledger;
        this.files = files;
    }

    /** In the caller's transaction. */
    void append(CertificateRow row, Actor actor) {
        ledger.append(row.team(), actor, LedgerKind.CERTIFICATE_ISSUED, row.id(), row.facts());
        store.append(row);
    }

    CertificateRow get(String team, String id) {
        return store.find(team, id).orElseThrow(() -> Problem.notFound("certificate", id));
    }

    Optional<CertificateRow> ofParityRun(String team, String parityRunId) {
        return store.ofParityRun(team, parityRunId);
    }

    /** Of every team. */
    List<CertificateRow> signedBy(String keyId) {
        return store.signedBy(keyId);
    }

    Path directory(String id) {
        return files.directory().resolve("certificates").resolve(id);
    }
}
