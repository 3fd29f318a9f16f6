package dev.landbridge.registry.release;

import dev.landbridge.contracts.eval.v1.CaptureGoldenTraceRequest;
import dev.landbridge.contracts.eval.v1.Certificate;
import dev.landbridge.contracts.eval.v1.CheckPortabilityRequest;
import dev.landbridge.contracts.eval.v1.CheckPortabilityResponse;
import dev.landbridge.contracts.eval.v1.Evaluation;
import dev.landbridge.contracts.eval.v1.GoldenTrace;
import dev.landbridge.contracts.eval.v1.IssueCertificateRequest;
import dev.landbridge.contracts.eval.v1.Job;
import dev.landbridge.contracts.eval.v1.JobState;
import dev.landbridge.contracts.eval.v1.ParityRun;
import dev.landbridge.contracts.eval.v1.PortabilityVerdict;
import dev.landbridge.contracts.eval.v1.StartEvaluationRequest;
import dev.landbridge.contracts.eval.v1.StartParityRunRequest;
import dev.landbridge.contracts.eval.v1.Verdict;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.registry.eval.Proofs;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.inference.Deployments;
import dev.landbridge.registry.inference.FingerprintDigest;
import dev.landbridge.registry.promotion.Judgements;
import dev.landbridge.registry.version.ModelVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The steps that gather evidence. Each starts its remote work once, by key, and then polls it. */
@ApplicationScoped
class ProofSteps {
    private final Proofs proofs;
    private final Deployments deployments;
    private final ServingSteps serving;
    private final Judgements judgements;
    private final Progress progress;

    ProofSteps(Proofs proofs, Deployments deployments, ServingSteps serving, Judgements judgements, Progress progress) {
        this.proofs = proofs;
        this.deployments = deployments;
        this.serving = serving;
        this.judgements = judgements;
        this.progress = progress;
    }

    void portability(StepWork work) {
        ModelVersion version = work.version();
        if (version.config() == null) {
            refuse(work, StepName.PORTABILITY, "The version has no config.json; register it with one.", null);
            return;
        }
        CheckPortabilityResponse report = proofs.checkPortability(
                work.team(),
                CheckPortabilityRequest.newBuilder()
                        .setConfigJson(version.config().toString())
                        .setChip(work.release().chip())
                        .setParameterCount(version.parameters())
                        .setSubject(version.id())
                        .setModelVersionId(version.id())
                        .build());
        String verdict = report.getVerdict().name().replace("PORTABILITY_VERDICT_", "");
        String findings = report.getFindingsList().stream()
                .filter(finding -> finding.getVerdict() != PortabilityVerdict.PORTABILITY_VERDICT_OK)
                .map(finding ->
                        finding.getReason() + (finding.getRemedy().isEmpty() ? "" : " Remedy: " + finding.getRemedy()))
                .collect(Collectors.joining(" "));
        String sentence = "rules " + report.getRulesVersion() + " for " + report.getChip() + " say " + verdict
                + (findings.isEmpty() ? "" : ": " + findings);
        Evidence.Draft found = Evidence.draft(EvidenceKind.PORTABILITY, verdict, report.getId())
                .on(work.release().chip(), null)
                .summary(sentence, "")
                .rules(report.getRulesVersion());
        boolean allowed = report.getVerdict() == PortabilityVerdict.PORTABILITY_VERDICT_OK
                || report.getVerdict() == PortabilityVerdict.PORTABILITY_VERDICT_WARN;
        Optional<String> waived = allowed ? Optional.empty() : waived(work, StepName.PORTABILITY, found);
        if (allowed || waived.isPresent()) {
            progress.succeed(work.claim(), StepName.PORTABILITY, waived.orElse(sentence), version.subject(), found);
        } else {
            refuse(work, StepName.PORTABILITY, sentence, found);
        }
    }

    void evaluate(StepWork work) {
        String id = work.release().evaluationId();
        if (id == null) {
            Evaluation started = proofs.start(
                    work.team(),
                    StartEvaluationRequest.newBuilder()
                            .setModelVersionId(work.release().versionId())
                            .setDeploymentId(work.release().referenceDeploymentId())
                            .setSuite(work.release().suite())
                            .setIdempotencyKey(work.key(StepName.EVALUATE))
                            .setRequestedBy(work.release().requestedBy())
                            .build());
            progress.refer(
                    work.claim(),
                    StepName.EVALUATE,
                    "evaluation",
                    started.getJob().getId(),
                    (e, v) -> e.evaluationId = v);
            return;
        }
        Evaluation evaluation = proofs.evaluation(work.team(), id);
        if (finished(work, StepName.EVALUATE, evaluation.getJob())) {
            judge(work, evaluation);
        }
    }

    private void judge(StepWork work, Evaluation evaluation) {
        String sentence = String.format(
                Locale.ROOT,
                "exact match %.4f (standard error %.4f, n = %d)",
                evaluation.getExactMatch(),
                evaluation.getStandardError(),
                evaluation.getN());
        Optional<Gate> gate = gate(work, StepName.EVALUATE.gate(), evaluated(work, evaluation, "PASS", sentence))
                .filter(judged -> judged.state() != Gate.State.MISSING);
        boolean enough =
                gate.map(judged -> judged.passes() && judged.waiverId() == null).orElse(true);
        Evidence.Draft found = evaluated(work, evaluation, enough ? "PASS" : "FAIL", sentence);
        if (gate.map(Gate::passes).orElse(true)) {
            String said = enough ? sentence : sentence + ", " + gate.get().detail();
            progress.succeed(
                    work.claim(), StepName.EVALUATE, said, work.version().subject(), found);
        } else {
            refuse(
                    work,
                    StepName.EVALUATE,
                    "Evaluation: " + sentence + ": " + gate.get().detail() + ".",
                    found);
        }
    }

    private static Evidence.Draft evaluated(StepWork work, Evaluation evaluation, String verdict, String sentence) {
        return Evidence.draft(
                        EvidenceKind.EVALUATION, verdict, evaluation.getJob().getId())
                .summary(sentence, "")
                .deployment(work.release().referenceDeploymentId(), null, "")
                .score(work.release().suite(), evaluation.getExactMatch());
    }

    private Optional<Gate> gate(StepWork work, String name, Evidence.Draft found) {
        return judgements.gateWith(found, name, work.version(), work.wish(), work.asker());
    }

    /** The waiver's words when the policy's gate of this step is waived. */
    private Optional<String> waived(StepWork work, StepName step, Evidence.Draft found) {
        return gate(work, step.gate(), found)
                .filter(gate -> gate.passes() && gate.waiverId() != null)
                .map(Gate::detail);
    }

    void goldenTrace(StepWork work) {
        String id = work.release().goldenTraceId();
        if (id == null) {
            GoldenTrace started = proofs.capture(
                    work.team(),
                    CaptureGoldenTraceRequest.newBuilder()
                            .setModelVersionId(work.release().versionId())
                            .setDeploymentId(work.release().referenceDeploymentId())
                            .setIdempotencyKey(work.key(StepName.GOLDEN_TRACE))
                            .setRequestedBy(work.release().requestedBy())
                            .build());
            progress.refer(
                    work.claim(),
                    StepName.GOLDEN_TRACE,
                    "golden-trace",
                    started.getJob().getId(),
                    (e, v) -> e.goldenTraceId = v);
            return;
        }
        GoldenTrace trace = proofs.goldenTrace(work.team(), id);
        if (finished(work, StepName.GOLDEN_TRACE, trace.getJob())) {
            serving.stopReference(work, "its golden trace " + id + " is captured");
            String sentence = trace.getPrompts() + " prompts, " + trace.getPositions() + " positions captured";
            progress.succeed(
                    work.claim(),
                    StepName.GOLDEN_TRACE,
                    sentence,
                    work.version().subject(),
                    Evidence.draft(EvidenceKind.GOLDEN_TRACE, "CAPTURED", id)
                            .summary(sentence, trace.getDigest())
                            .deployment(work.release().referenceDeploymentId(), null, ""));
        }
    }

    void parity(StepWork work) {
        String id = work.release().parityRunId();
        if (id == null) {
            ParityRun started = proofs.start(
                    work.team(),
                    StartParityRunRequest.newBuilder()
                            .setGoldenTraceId(work.release().goldenTraceId())
                            .setDeploymentId(work.release().deploymentId())
                            .setProfile(work.release().profile())
                            .setIdempotencyKey(work.key(StepName.PARITY))
                            .setRequestedBy(work.release().requestedBy())
                            .build());
            progress.refer(
                    work.claim(),
                    StepName.PARITY,
                    "parity-run",
                    started.getJob().getId(),
                    (e, v) -> e.parityRunId = v);
            return;
        }
        ParityRun run = proofs.parityRun(work.team(), id);
        if (finished(work, StepName.PARITY, run.getJob())) {
            judge(work, run);
        }
    }

    private void judge(StepWork work, ParityRun run) {
        Release release = work.release();
        Deployment candidate = deployments.get(work.team(), release.deploymentId());
        Evidence.Draft found = Evidence.draft(
                        EvidenceKind.PARITY,
                        run.getVerdict().name().replace("VERDICT_", ""),
                        run.getJob().getId())
                .on(release.chip(), release.numerics())
                .summary(run.getSentence(), run.getDigest())
                .deployment(release.deploymentId(), FingerprintDigest.of(candidate.getFingerprint()), release.fault())
                .basis(run.getGoldenTraceId());
        boolean passed = run.getVerdict() == Verdict.VERDICT_PASS;
        Optional<String> waived = passed ? Optional.empty() : waived(work, StepName.PARITY, found);
        if (passed || waived.isPresent()) {
            progress.succeed(
                    work.claim(),
                    StepName.PARITY,
                    waived.orElse(run.getSentence()),
                    work.version().subject(),
                    found);
        } else {
            refuse(work, StepName.PARITY, run.getSentence(), found);
        }
    }

    void certificate(StepWork work) {
        Release release = work.release();
        if (!release.fault().isEmpty()) {
            refuse(
                    work,
                    StepName.CERTIFICATE,
                    "The fault " + release.fault() + " is injected into the deployment; it is never certified.",
                    null);
            return;
        }
        Certificate certificate = proofs.issue(
                work.team(),
                IssueCertificateRequest.newBuilder()
                        .setParityRunId(release.parityRunId())
                        .setEvaluationId(release.evaluationId())
                        .setIdempotencyKey(work.key(StepName.CERTIFICATE))
                        .setRequestedBy(release.requestedBy())
                        .build());
        Deployment candidate = deployments.get(work.team(), release.deploymentId());
        String fingerprint = FingerprintDigest.of(candidate.getFingerprint());
        String broken = CertificateBinding.broken(certificate, work.version(), release, fingerprint);
        if (broken != null) {
            refuse(work, StepName.CERTIFICATE, "The certificate does not fit this release: " + broken + ".", null);
            return;
        }
        progress.refer(
                work.claim(), StepName.CERTIFICATE, "certificate", certificate.getId(), (e, v) -> e.certificateId = v);
        progress.succeed(
                work.claim(),
                StepName.CERTIFICATE,
                "certificate " + certificate.getId() + " is valid until " + certificate.getExpiresAt(),
                work.version().subject(),
                Evidence.draft(EvidenceKind.CERTIFICATE, "PASS", certificate.getId())
                        .on(certificate.getChip(), certificate.getNumerics())
                        .summary("signed by key " + certificate.getKeyId(), certificate.getSha256())
                        .deployment(release.deploymentId(), fingerprint, "")
                        .basis(certificate.getParityRunId())
                        .expires(Instant.parse(certificate.getExpiresAt())));
    }

    private boolean finished(StepWork work, StepName name, Job job) {
        if (job.getState() == JobState.JOB_STATE_SUCCEEDED) {
            return true;
        }
        if (job.getState() == JobState.JOB_STATE_FAILED || job.getState() == JobState.JOB_STATE_CANCELLED) {
            progress.end(
                    work.claim(), name, ReleaseState.FAILED, name.label() + " failed: " + job.getMessage(), null, null);
        } else {
            progress.advance(work.claim(), name, job.getProgress(), job.getMessage());
        }
        return false;
    }

    private void refuse(StepWork work, StepName name, String sentence, Evidence.Draft found) {
        progress.end(
                work.claim(),
                name,
                ReleaseState.REFUSED,
                sentence,
                work.version().subject(),
                found);
    }
}
