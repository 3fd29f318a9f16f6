package dev.landbridge.registry.release;

import dev.landbridge.contracts.eval.v1.Certificate;
import dev.landbridge.contracts.eval.v1.Verdict;
import dev.landbridge.registry.version.ModelVersion;

/** Proves that a certificate speaks of exactly the version and deployment of a release. */
final class CertificateBinding {
    private CertificateBinding() {}

    /** What does not fit, or null. */
    static String broken(Certificate certificate, ModelVersion version, Release release, String fingerprint) {
        if (certificate.getVerdict() != Verdict.VERDICT_PASS) {
            return "its verdict is " + certificate.getVerdict().name().replace("VERDICT_", "");
        }
        if (!certificate.getChip().equals(release.chip())
                || !certificate.getNumerics().equals(release.numerics())) {
            return "it is about " + certificate.getChip() + " with " + certificate.getNumerics();
        }
        if (!certificate.getParityRunId().equals(release.parityRunId())
                || !certificate.getDeploymentId().equals(release.deploymentId())) {
            return "it is about another parity run or deployment";
        }
        if (!weightsOf(version, certificate.getWeightsDigest())) {
            return "it is about other weights";
        }
        if (!certificate.getFingerprintDigest().equals(fingerprint)) {
            return "the deployment has changed since parity was measured";
        }
        return null;
    }

    // Some engines can only see the one weights file they loaded, not the version's root digest.
    private static boolean weightsOf(ModelVersion version, String digest) {
        return digest.equals(version.digest())
                || version.files().stream()
                        .anyMatch(file -> file.path().equals("model.safetensors")
                                && file.sha256().equals(digest));
    }
}
