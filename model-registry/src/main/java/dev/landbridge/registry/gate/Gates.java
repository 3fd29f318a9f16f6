package dev.landbridge.registry.gate;

import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Judges a case against a policy. Pure: the same case gives the same answer. */
public final class Gates {
    private static final String STAND_IN_CHIP = "cpu";
    private static final String EMULATED = "-emulated";
    private static final Set<String> PORTABLE = Set.of("OK", "WARN");

    private Gates() {}

    public static List<Gate> judge(Policy.AliasPolicy policy, GateCase facts) {
        return policy.gates().stream().map(gate -> judge(gate, policy, facts)).toList();
    }

    private static Gate judge(GateName gate, Policy.AliasPolicy policy, GateCase facts) {
        return switch (gate) {
            case PORTABILITY -> portability(facts);
            case EVALUATION -> evaluation(policy, facts);
            case GOLDEN_TRACE -> goldenTrace(facts);
            case PARITY -> parity(facts);
            case CERTIFICATE -> certificate(facts);
            case NO_FAULT_INJECTED -> noFault(facts);
            case APPROVAL -> approval(facts);
        };
    }

    private static Gate portability(GateCase facts) {
        return of(
                GateName.PORTABILITY,
                facts,
                facts.newest(EvidenceKind.PORTABILITY, item -> facts.chip().equals(item.chip())),
                "no portability check for " + facts.chip() + " is recorded",
                "Start a release for " + facts.chip() + "; its first step runs the check.",
                item -> PORTABLE.contains(item.verdict())
                        ? null
                        : "the portability check for " + facts.chip() + " says " + item.verdict() + ": "
                                + item.summary());
    }

    private static Gate evaluation(Policy.AliasPolicy policy, GateCase facts) {
        return of(
                GateName.EVALUATION,
                facts,
                facts.newest(
                        EvidenceKind.EVALUATION,
                        item -> policy.suite().equals(item.suite())
                                && item.fault().isEmpty()),
                "no evaluation with suite " + policy.suite() + " is recorded",
                "Evaluate this version with suite " + policy.suite() + ".",
                item -> item.score() != null && item.score() >= policy.minExactMatch()
                        ? null
                        : String.format(
                                Locale.ROOT,
                                "exact match %.4f is below the required %.4f",
                                item.score(),
                                policy.minExactMatch()));
    }

    private static Gate goldenTrace(GateCase facts) {
        return of(
                GateName.GOLDEN_TRACE,
                facts,
                facts.newest(EvidenceKind.GOLDEN_TRACE, item -> item.fault().isEmpty()),
                "no golden trace was captured",
                "Start a release; it captures the trace from the reference deployment.",
                item -> null);
    }

    private static Gate parity(GateCase facts) {
        return of(
                GateName.PARITY,
                facts,
                facts.aboutCandidate(EvidenceKind.PARITY),
                "no parity run on " + facts.chip() + " is recorded",
                "Start a release for " + facts.chip() + "; it runs parity against the golden trace.",
                item -> {
                    if (emulatedForHardware(facts, item)) {
                        return "the parity run is an emulation (" + item.numerics() + ") and proves nothing about "
                                + facts.chip();
                    }
                    return item.verdict().equals("PASS")
                            ? null
                            : "the parity verdict is " + item.verdict() + ": " + item.summary();
                });
    }

    private static Gate certificate(GateCase facts) {
        Optional<Evidence> parity = facts.aboutCandidate(EvidenceKind.PARITY);
        return of(
                GateName.CERTIFICATE,
                facts,
                facts.aboutCandidate(EvidenceKind.CERTIFICATE),
                "no certificate for " + facts.chip() + " is issued",
                "Finish a release for " + facts.chip() + " with parity PASS; it issues the certificate.",
                item -> brokenBinding(facts, item, parity));
    }

    private static String brokenBinding(GateCase facts, Evidence certificate, Optional<Evidence> parity) {
        if (!certificate.verdict().equals("PASS")) {
            return "the certificate's verdict is " + certificate.verdict();
        }
        if (emulatedForHardware(facts, certificate)) {
            return "the certificate is about an emulation (" + certificate.numerics() + "), not about " + facts.chip();
        }
        if (parity.isEmpty() || !parity.get().referenceId().equals(certificate.basisId())) {
            return "the certificate is not about the newest parity run";
        }
        Candidate candidate = facts.candidate();
        if (candidate != null
                && candidate.fingerprintDigest() != null
                && !candidate.fingerprintDigest().equals(certificate.fingerprintDigest())) {
            return "the deployment has changed since the certificate was issued (its fingerprint differs)";
        }
        return null;
    }

    private static Gate noFault(GateCase facts) {
        String fault = facts.candidate() == null ? "" : facts.candidate().fault();
        if (fault.isEmpty()) {
            fault = facts.aboutCandidate(EvidenceKind.PARITY)
                    .map(Evidence::fault)
                    .orElse("");
        }
        return fault.isEmpty()
                ? Gate.pass(GateName.NO_FAULT_INJECTED, "the deployment carries no injected fault", null)
                : Gate.shut(
                        GateName.NO_FAULT_INJECTED,
                        Gate.State.FAIL,
                        "the fault " + fault + " is injected into the deployment",
                        "Start a release without a fault.",
                        null);
    }

    private static Gate approval(GateCase facts) {
        Optional<Approval> decision = facts.approvals().stream()
                .filter(item ->
                        item.alias().equals(facts.alias()) && item.chip().equals(facts.chip()))
                .filter(item -> facts.candidate() == null
                        || facts.candidate().releaseId() == null
                        || facts.candidate().releaseId().equals(item.releaseId()))
                .findFirst();
        if (decision.isEmpty()) {
            return Gate.shut(
                    GateName.APPROVAL,
                    Gate.State.MISSING,
                    "no second person has approved",
                    "A releaser other than the requester has to approve the release.",
                    null);
        }
        return decision.get().grantedBySecondPerson()
                ? Gate.pass(
                        GateName.APPROVAL,
                        "a releaser other than the requester approved",
                        decision.get().releaseId())
                : Gate.shut(
                        GateName.APPROVAL,
                        Gate.State.FAIL,
                        "the release was not approved by a second person",
                        "Start a new release and have another releaser approve it.",
                        decision.get().releaseId());
    }

    private static Gate of(
            GateName name,
            GateCase facts,
            Optional<Evidence> found,
            String whenMissing,
            String remedy,
            Function<Evidence, String> objection) {
        if (found.isEmpty()) {
            return Gate.shut(name, Gate.State.MISSING, whenMissing, remedy, null);
        }
        Evidence item = found.get();
        if (facts.otherWeights(item)) {
            String detail = "the " + name.title().toLowerCase(Locale.ROOT) + " evidence is about other weights";
            return Gate.shut(name, Gate.State.STALE, detail, remedy, item.id());
        }
        if (item.expiresAt() != null && !item.expiresAt().isAfter(facts.now())) {
            return Gate.shut(
                    name, Gate.State.STALE, "the certificate expired at " + item.expiresAt(), remedy, item.id());
        }
        String objected = objection.apply(item);
        return objected == null
                ? Gate.pass(name, item.summary(), item.id())
                : Gate.shut(name, Gate.State.FAIL, objected, remedy, item.id());
    }

    private static boolean emulatedForHardware(GateCase facts, Evidence item) {
        return !facts.chip().equals(STAND_IN_CHIP)
                && item.numerics() != null
                && item.numerics().endsWith(EMULATED);
    }
}
