package dev.landbridge.eval.certificate;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A certificate as it is kept; never changed. */
record CertificateRow(
        String id,
        String team,
        String parityRunId,
        String evaluationId,
        String model,
        int modelVersion,
        String modelVersionId,
        String deploymentId,
        String chip,
        String numerics,
        String verdict,
        byte[] bundle,
        String sha256,
        String keyId,
        String weightsDigest,
        String fingerprintDigest,
        Instant issuedAt,
        Instant expiresAt) {

    /** Everything but the bundle, which its digest stands for. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("id", id);
        facts.put("team", team);
        facts.put("parity_run_id", parityRunId);
        facts.put("evaluation_id", evaluationId);
        facts.put("model", model);
        facts.put("model_version", modelVersion);
        facts.put("model_version_id", modelVersionId);
        facts.put("deployment_id", deploymentId);
        facts.put("chip", chip);
        facts.put("numerics", numerics);
        facts.put("verdict", verdict);
        facts.put("sha256", sha256);
        facts.put("key_id", keyId);
        facts.put("weights_digest", weightsDigest);
        facts.put("fingerprint_digest", fingerprintDigest);
        facts.put("issued_at", issuedAt.toString());
        facts.put("expires_at", expiresAt.toString());
        return facts;
    }
}
