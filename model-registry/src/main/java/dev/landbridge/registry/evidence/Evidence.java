package dev.landbridge.registry.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * One recorded result about a version, bound to digests.
 *
 * @param verdict the eval-service's word: OK, WARN, PASS, FAIL... ; CAPTURED for a golden trace
 * @param referenceId id of the report, evaluation, trace, parity run or certificate
 * @param digest digest of the result itself
 * @param weightsDigest root digest of the version it was taken from
 * @param fault the fault injected into the judged deployment, or empty
 * @param score share of right answers of an evaluation, 0 to 1
 * @param basisId the evidence's input: the golden trace of a parity run, the parity run of a certificate
 * @param tokenizerDigest over the version's tokenizer files, empty without any
 * @param chatTemplateDigest over the version's chat template files, empty without any
 * @param rulesVersion version of the portability rules that were asked, empty where none were
 * @param staleBecause why it is stale, as it stands when read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Evidence(
        String id,
        String team,
        String model,
        int version,
        EvidenceKind kind,
        String verdict,
        String chip,
        String numerics,
        String summary,
        String referenceId,
        String digest,
        String weightsDigest,
        String deploymentId,
        String fingerprintDigest,
        String fault,
        String suite,
        Double score,
        String basisId,
        Instant expiresAt,
        Instant createdAt,
        String tokenizerDigest,
        String chatTemplateDigest,
        String rulesVersion,
        boolean stale,
        List<StaleReason> staleBecause) {

    public static Draft draft(EvidenceKind kind, String verdict, String referenceId) {
        return new Draft(kind, verdict, referenceId);
    }

    /** Whether it holds by itself; a newer answer to the same question is no reason against it. */
    public boolean holds() {
        return staleBecause.stream().allMatch(reason -> reason == StaleReason.SUPERSEDED);
    }

    public boolean staleBecause(StaleReason reason) {
        return staleBecause.contains(reason);
    }

    Evidence staleBecause(List<StaleReason> reasons) {
        return new Evidence(
                id,
                team,
                model,
                version,
                kind,
                verdict,
                chip,
                numerics,
                summary,
                referenceId,
                digest,
                weightsDigest,
                deploymentId,
                fingerprintDigest,
                fault,
                suite,
                score,
                basisId,
                expiresAt,
                createdAt,
                tokenizerDigest,
                chatTemplateDigest,
                rulesVersion,
                !reasons.isEmpty(),
                reasons);
    }

    /** Collects the fields of new evidence. */
    public static final class Draft {
        private final EvidenceKind kind;
        private final String verdict;
        private final String referenceId;
        private String chip;
        private String numerics;
        private String summary = "";
        private String digest = "";
        private String deploymentId;
        private String fingerprintDigest;
        private String fault = "";
        private String suite;
        private Double score;
        private String basisId;
        private Instant expiresAt;
        private String rulesVersion = "";

        private Draft(EvidenceKind kind, String verdict, String referenceId) {
            this.kind = kind;
            this.verdict = verdict;
            this.referenceId = referenceId;
        }

        public Draft on(String judgedChip, String judgedNumerics) {
            chip = judgedChip;
            numerics = judgedNumerics;
            return this;
        }

        public Draft summary(String sentence, String resultDigest) {
            summary = sentence;
            digest = resultDigest;
            return this;
        }

        public Draft deployment(String id, String fingerprint, String injectedFault) {
            deploymentId = id;
            fingerprintDigest = fingerprint;
            fault = injectedFault;
            return this;
        }

        public Draft score(String suiteName, double share) {
            suite = suiteName;
            score = share;
            return this;
        }

        public Draft basis(String id) {
            basisId = id;
            return this;
        }

        /** Version of the portability rules that were asked. */
        public Draft rules(String version) {
            rulesVersion = version;
            return this;
        }

        public Draft expires(Instant at) {
            expiresAt = at;
            return this;
        }

        public Evidence of(String id, EvidenceSubject subject, Instant at) {
            return new Evidence(
                    id,
                    subject.team(),
                    subject.model(),
                    subject.version(),
                    kind,
                    verdict,
                    chip,
                    numerics,
                    summary,
                    referenceId,
                    digest,
                    subject.weightsDigest(),
                    deploymentId,
                    fingerprintDigest,
                    fault,
                    suite,
                    score,
                    basisId,
                    expiresAt,
                    at,
                    subject.tokenizerDigest(),
                    subject.chatTemplateDigest(),
                    rulesVersion,
                    false,
                    List.of());
        }
    }
}
