package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.eval.silicon.Catalogues;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.certificate.CertificateArchive;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Certificates of a team. */
@ApplicationScoped
public class Certificates {
    private final CertificateStore store;
    private final CertificateRecords records;
    private final Issuance issuance;
    private final TestResults testResults;
    private final CertificateRevocations revocations;
    private final Catalogues silicon;
    private final Outbox outbox;
    private final ObjectMapper json;

    Certificates(
            CertificateStore store,
            CertificateRecords records,
            Issuance issuance,
            TestResults testResults,
            CertificateRevocations revocations,
            Catalogues silicon,
            Outbox outbox,
            ObjectMapper json) {
        this.store = store;
        this.records = records;
        this.issuance = issuance;
        this.testResults = testResults;
        this.revocations = revocations;
        this.silicon = silicon;
        this.outbox = outbox;
        this.json = json;
    }

    /** One certificate a parity run: asking again returns the first one, unless it was revoked. */
    @Transactional
    CertificateView issue(String team, Actor actor, String parityRunId, String evaluationId) {
        CertificateRow row = issuance.issue(team, actor, parityRunId, evaluationId);
        testResults.of(row, actor);
        CertificateView view = view(row, true);
        if (view.revokedAt() != null) {
            throw Problem.conflict("The certificate of this parity run was revoked: " + view.revocationReason()
                    + ". Start another parity run.");
        }
        return view;
    }

    /** A certificate in place of an older one of the same deployment, with the same evaluation behind it. */
    @Transactional
    public CertificateView renew(String team, Actor actor, String parityRunId, CertificateView before) {
        CertificateView renewed =
                issue(team, actor, parityRunId, records.get(team, before.id()).evaluationId());
        tell(team, new Renewal(renewed.id(), before.id()));
        return renewed;
    }

    /** The newest certificate of a deployment, revoked or not, if it has one. */
    public Optional<CertificateView> newestOf(String team, String deploymentId) {
        return store.ofDeployment(team, deploymentId).map(row -> view(row, false));
    }

    public CertificateView get(String team, String id) {
        return view(records.get(team, id), true);
    }

    Page<CertificateView> list(String team, PageRequest page) {
        List<CertificateRow> rows = store.newestFirst(team, page);
        Map<String, Revocation> revoked = revocations.of(rows);
        return Page.ofOverfetched(rows, page, CertificateRow::id)
                .map(row -> CertificateView.of(row, standIn(row), revoked.get(row.id()), false));
    }

    /** Exact bytes of the sigstore bundle. */
    byte[] bundle(String team, String id) {
        return records.get(team, id).bundle();
    }

    /** Exact bytes of the companion test-result's bundle. */
    @Transactional
    byte[] testResult(String team, String id, Actor actor) {
        return testResults.of(records.get(team, id), actor);
    }

    /** Writes the archive: the bundle with every table the verdict is computed from. */
    void archive(String team, String id, OutputStream out) throws IOException {
        records.get(team, id);
        CertificateArchive.pack(records.directory(id), out);
    }

    private void tell(String team, Renewal renewal) {
        try {
            outbox.publish(Renewal.TOPIC, team + "/" + renewal.certificateId(), team, json.writeValueAsString(renewal));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private CertificateView view(CertificateRow row, boolean whole) {
        return CertificateView.of(
                row, standIn(row), revocations.of(List.of(row)).get(row.id()), whole);
    }

    private boolean standIn(CertificateRow row) {
        return silicon.current().isStandIn(row.chip());
    }
}
