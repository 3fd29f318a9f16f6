package dev.landbridge.eval.certificate;

import dev.landbridge.eval.evaluation.Evaluation;
import dev.landbridge.eval.evaluation.Evaluations;
import dev.landbridge.eval.goldentrace.GoldenTraces;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.eval.parity.ParityRun;
import dev.landbridge.eval.parity.ParityRuns;
import dev.landbridge.eval.signing.CertificateConfig;
import dev.landbridge.eval.signing.SigningKeys;
import dev.landbridge.eval.silicon.Catalogues;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.certificate.Certificate;
import dev.landbridge.proof.certificate.CertificateContent;
import dev.landbridge.proof.certificate.CertificateIssuer;
import dev.landbridge.proof.certificate.CertificateSubject;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;
import dev.landbridge.proof.parity.ParityVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Makes certificates. Only a run that passes is signed, and the verdict is computed once more before it is. */
@ApplicationScoped
class Issuance {
    private final CertificateRecords records;
    private final ParityRuns runs;
    private final GoldenTraces traces;
    private final Evaluations evaluations;
    private final SigningKeys keys;
    private final ParityPolicy policy;
    private final Catalogues silicon;
    private final CertificateConfig config;
    private final AuditLog audit;
    private final Clock clock;

    Issuance(
            CertificateRecords records,
            ParityRuns runs,
            GoldenTraces traces,
            Evaluations evaluations,
            SigningKeys keys,
            ParityPolicy policy,
            Catalogues silicon,
            CertificateConfig config,
            AuditLog audit,
            Clock clock) {
        this.records = records;
        this.runs = runs;
        this.traces = traces;
        this.evaluations = evaluations;
        this.keys = keys;
        this.policy = policy;
        this.silicon = silicon;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** One certificate a parity run: asking again returns the first one. */
    @Transactional
    CertificateRow issue(String team, Actor actor, String parityRunId, String evaluationId) {
        Optional<CertificateRow> known = records.ofParityRun(team, parityRunId);
        if (known.isPresent()) {
            return known.get();
        }
        ParityRun run = runs.get(team, parityRunId);
        requirePass(run);
        requireSameVersion(team, run, evaluationId);
        CertificateRow row = sign(team, run, evaluationId);
        records.append(row, actor);
        runs.certified(team, parityRunId, row.id());
        audit.record(
                team,
                actor,
                "certificate.issue",
                new Subject("certificate", row.id()),
                Map.of("parity_run_id", parityRunId, "sha256", row.sha256(), "chip", row.chip()));
        return row;
    }

    private static void requirePass(ParityRun run) {
        if (run.state() != JobState.SUCCEEDED) {
            throw Problem.conflict("The parity run has not ended with a verdict.");
        }
        if (!ParityVerdict.PASS.name().equals(run.verdict())) {
            throw Problem.conflict("Only PASS is certified. " + run.sentence());
        }
    }

    private void requireSameVersion(String team, ParityRun run, String evaluationId) {
        if (evaluationId.isEmpty()) {
            return;
        }
        Evaluation evaluation = evaluations.get(team, evaluationId);
        if (evaluation.deploymentId() == null) {
            throw Problem.conflict("The evaluation is one of an endpoint, of which nobody knows what it serves.");
        }
        if (!evaluation.versionId().equals(run.versionId()) || evaluation.state() != JobState.SUCCEEDED) {
            throw Problem.conflict("The evaluation is not a finished one of the version that was judged.");
        }
    }

    private CertificateRow sign(String team, ParityRun run, String evaluationId) {
        SigningKey key = keys.current();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(config.validity());
        String id = Ids.next("cert");
        try {
            Trace golden = traces.trace(team, run.goldenTraceId());
            Trace target = runs.target(team, run.id());
            ParityResult result = new ParityJudge(policy, run.profile()).judge(golden, target);
            if (result.verdict() != ParityVerdict.PASS) {
                throw Problem.conflict(
                        "The tables no longer give PASS under the policy in force. " + result.sentence());
            }
            SideIdentity identity = target.manifest().identity();
            Certificate certificate = new CertificateIssuer(key)
                    .issue(
                            new CertificateContent(golden, target, policy, result),
                            new CertificateSubject(
                                    id,
                                    run.id(),
                                    run.goldenTraceId(),
                                    evaluationId,
                                    config.issuer(),
                                    now,
                                    expires,
                                    silicon.current().isStandIn(run.chip())),
                            records.directory(id));
            return new CertificateRow(
                    id,
                    team,
                    run.id(),
                    evaluationId,
                    run.model(),
                    run.version(),
                    run.versionId(),
                    run.deploymentId(),
                    identity.chip(),
                    identity.numerics(),
                    result.verdict().name(),
                    certificate.bundle(),
                    certificate.sha256(),
                    key.verificationKey().keyId(),
                    identity.weightsDigest(),
                    Certificate.fingerprintDigest(identity),
                    now,
                    expires);
        } catch (IOException e) {
            throw new UncheckedIOException("the tables of " + run.id() + " cannot be read", e);
        }
    }
}
