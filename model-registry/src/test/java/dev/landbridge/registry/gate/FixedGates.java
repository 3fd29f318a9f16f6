package dev.landbridge.registry.gate;

import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The production gate written by hand in Java, against which the shipped policy is held. */
final class FixedGates {
    private final GateCase facts;

    FixedGates(GateCase facts) {
        this.facts = facts;
    }

    boolean open(String gate) {
        return switch (gate) {
            case "portability" ->
                fresh(newest(EvidenceKind.PORTABILITY, this::onChip))
                        .filter(item -> Set.of("OK", "WARN").contains(item.verdict()))
                        .isPresent();
            case "evaluation" ->
                fresh(newest(
                                EvidenceKind.EVALUATION,
                                item -> "heldout-exact-match".equals(item.suite())
                                        && item.fault().isEmpty()))
                        .filter(item -> item.score() != null && item.score() >= 0.9)
                        .isPresent();
            case "golden-trace" ->
                fresh(newest(EvidenceKind.GOLDEN_TRACE, item -> item.fault().isEmpty()))
                        .isPresent();
            case "parity" ->
                fresh(about(EvidenceKind.PARITY))
                        .filter(item -> item.verdict().equals("PASS") && real(item))
                        .isPresent();
            case "certificate" ->
                fresh(about(EvidenceKind.CERTIFICATE))
                        .filter(item -> item.verdict().equals("PASS") && real(item))
                        .filter(item -> about(EvidenceKind.PARITY)
                                .filter(parity -> parity.referenceId().equals(item.basisId()))
                                .isPresent())
                        .isPresent();
            case "no-fault-injected" ->
                (facts.candidate() == null || facts.candidate().fault().isEmpty())
                        && about(EvidenceKind.PARITY)
                                .map(Evidence::fault)
                                .orElse("")
                                .isEmpty();
            case "approval" ->
                facts.approvals().stream()
                        .filter(one ->
                                one.alias().equals(facts.alias()) && one.chip().equals(facts.chip()))
                        .filter(one -> facts.candidate() == null
                                || facts.candidate().releaseId() == null
                                || facts.candidate().releaseId().equals(one.releaseId()))
                        .findFirst()
                        .filter(Approval::grantedBySecondPerson)
                        .isPresent();
            default -> throw new IllegalArgumentException(gate);
        };
    }

    private Optional<Evidence> newest(EvidenceKind kind, Predicate<Evidence> condition) {
        return facts.evidence().stream()
                .filter(item -> item.kind() == kind)
                .filter(condition)
                .findFirst();
    }

    private Optional<Evidence> about(EvidenceKind kind) {
        return newest(
                kind,
                item -> onChip(item)
                        && (facts.candidate() == null
                                ? item.fault().isEmpty()
                                : item.deploymentId().equals(facts.candidate().deploymentId())));
    }

    private boolean onChip(Evidence item) {
        return facts.chip().equals(item.chip());
    }

    private boolean real(Evidence item) {
        return facts.chip().equals("cpu") || !item.numerics().endsWith("-emulated");
    }

    private Optional<Evidence> fresh(Optional<Evidence> found) {
        return found.filter(item -> item.weightsDigest().equals(facts.version().digest()))
                .filter(item -> item.expiresAt() == null || item.expiresAt().isAfter(facts.now()))
                .filter(item -> facts.candidate() == null
                        || facts.candidate().fingerprintDigest() == null
                        || !Set.of(EvidenceKind.PARITY, EvidenceKind.CERTIFICATE)
                                .contains(item.kind())
                        || facts.candidate().fingerprintDigest().equals(item.fingerprintDigest()));
    }
}
