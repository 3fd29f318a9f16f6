package dev.landbridge.registry.gate;

import com.google.protobuf.Timestamp;
import dev.landbridge.contracts.registry.v1.PolicyApproval;
import dev.landbridge.contracts.registry.v1.PolicyCandidate;
import dev.landbridge.contracts.registry.v1.PolicyEvidence;
import dev.landbridge.contracts.registry.v1.PolicyVersion;
import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.evidence.Evidence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A case as the variables of the expression language. */
final class Facts {
    private Facts() {}

    static Map<String, Object> of(GateCase facts, String suite, List<Evidence> evidence, List<Approval> approvals) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("alias", facts.alias());
        variables.put("chip", facts.chip());
        variables.put("suite", suite);
        variables.put("now", time(facts.now()));
        variables.put("version", version(facts.version()));
        variables.put("candidate", candidate(facts.candidate()));
        variables.put("evidence", evidence.stream().map(Facts::evidence).toList());
        variables.put("approvals", approvals.stream().map(Facts::approval).toList());
        return variables;
    }

    static Map<String, Object> about(Map<String, Object> variables, Evidence item) {
        Map<String, Object> more = new HashMap<>(variables);
        more.put("item", evidence(item));
        return more;
    }

    private static PolicyEvidence evidence(Evidence item) {
        PolicyEvidence.Builder message = PolicyEvidence.newBuilder()
                .setId(item.id())
                .setKind(item.kind().label())
                .setVerdict(text(item.verdict()))
                .setChip(text(item.chip()))
                .setNumerics(text(item.numerics()))
                .setSummary(text(item.summary()))
                .setReferenceId(text(item.referenceId()))
                .setDigest(text(item.digest()))
                .setDeploymentId(text(item.deploymentId()))
                .setFingerprintDigest(text(item.fingerprintDigest()))
                .setFault(text(item.fault()))
                .setSuite(text(item.suite()))
                .setBasisId(text(item.basisId()))
                .setRulesVersion(text(item.rulesVersion()))
                .setCreatedAt(time(item.createdAt()));
        if (item.score() != null) {
            message.setScore(item.score());
        }
        if (item.expiresAt() != null) {
            message.setExpiresAt(time(item.expiresAt()));
        }
        return message.build();
    }

    private static PolicyCandidate candidate(Candidate candidate) {
        if (candidate == null) {
            return PolicyCandidate.getDefaultInstance();
        }
        return PolicyCandidate.newBuilder()
                .setNamed(true)
                .setReleaseId(text(candidate.releaseId()))
                .setDeploymentId(text(candidate.deploymentId()))
                .setFingerprintDigest(text(candidate.fingerprintDigest()))
                .setFault(text(candidate.fault()))
                .build();
    }

    private static PolicyVersion version(VersionFacts version) {
        return PolicyVersion.newBuilder()
                .setModel(version.model())
                .setVersion(version.version())
                .setDigest(version.digest())
                .setParameters(version.parameters())
                .setSize(version.size())
                .setCreatedBy(text(version.createdBy()))
                .setCreatedAt(time(version.createdAt()))
                .putAllFacts(version.facts())
                .build();
    }

    private static PolicyApproval approval(Approval approval) {
        return PolicyApproval.newBuilder()
                .setDecidedBy(approval.decidedBy())
                .setDecidedAt(time(approval.decidedAt()))
                .addAllRoles(approval.roles())
                .build();
    }

    private static Timestamp time(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
