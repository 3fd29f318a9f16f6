package dev.landbridge.registry.gate;

import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.evidence.StaleReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Cases near the edge: mostly in order, with a few things wrong. */
final class RandomCase {
    static final VersionFacts VERSION =
            new VersionFacts("adder", 1, "weights", 1000, 4000, "usr_ada", Instant.EPOCH, Map.of("loss", "0.01"));
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static int counter;

    private final Random random;
    private String numerics;

    RandomCase(Random random) {
        this.random = random;
    }

    GateCase next() {
        String chip = pick("cpu", "cpu", "ascend-910b3");
        numerics = pick("bf16", "bf16", "bf16-emulated");
        List<Evidence> evidence = new ArrayList<>();
        int rounds = 1 + random.nextInt(2);
        for (int i = 0; i < rounds; i++) {
            Collections.addAll(
                    evidence,
                    item(EvidenceKind.PORTABILITY, pick("OK", "OK", "OK", "WARN", "BLOCK"), chip),
                    item(EvidenceKind.EVALUATION, "PASS", null),
                    item(EvidenceKind.GOLDEN_TRACE, "CAPTURED", null));
            Evidence parity = item(EvidenceKind.PARITY, pick("PASS", "PASS", "PASS", "FAIL", "INCONCLUSIVE"), chip);
            evidence.add(parity);
            if (rarely()) {
                evidence.add(item(EvidenceKind.PARITY, "PASS", chip));
            }
            evidence.add(certificate(parity, chip));
        }
        evidence.removeIf(item -> random.nextInt(30) == 0);
        Collections.reverse(evidence);
        Candidate candidate = random.nextInt(4) == 0
                ? null
                : new Candidate(
                        pick("rel_1", null), pick("dep_1", "dep_1", "dep_2"), pick("fp", "fp", null, "other"), fault());
        return new GateCase(
                VERSION, "production", chip, List.copyOf(evidence), approvals(chip), List.of(), candidate, null, NOW);
    }

    private List<Approval> approvals(String chip) {
        if (rarely()) {
            return List.of();
        }
        return List.of(new Approval(
                pick("rel_1", "rel_1", "rel_1", "rel_2"),
                "team",
                "adder",
                1,
                pick("production", "production", "production", "staging"),
                rarely() ? "cpu" : chip,
                rarely() ? "reject" : "approve",
                "",
                "ada",
                rarely() ? "ada" : "bob",
                "bob",
                List.of("viewer", "member", "releaser"),
                NOW));
    }

    private Evidence item(EvidenceKind kind, String verdict, String chip) {
        boolean expires = kind == EvidenceKind.CERTIFICATE;
        return bound(evidence(
                kind,
                verdict,
                chip == null ? null : rarely() ? "other-chip" : chip,
                chip == null ? null : numerics,
                kind == EvidenceKind.PORTABILITY ? "" : fault(),
                kind == EvidenceKind.EVALUATION ? pick("heldout-exact-match", "heldout-exact-match", "other") : null,
                kind == EvidenceKind.EVALUATION ? Double.valueOf(rarely() ? 0.5 : 0.95) : null,
                null,
                expires ? NOW.plus(Duration.ofDays(rarely() ? -1 : 1)) : null,
                NOW.minus(Duration.ofDays(1))));
    }

    private Evidence certificate(Evidence parity, String chip) {
        return bound(evidence(
                EvidenceKind.CERTIFICATE,
                rarely() ? "FAIL" : "PASS",
                chip,
                parity.numerics(),
                "",
                null,
                null,
                rarely() ? "another run" : parity.referenceId(),
                NOW.plus(Duration.ofDays(rarely() ? -1 : 1)),
                NOW.minus(Duration.ofDays(1))));
    }

    private Evidence bound(Evidence item) {
        List<StaleReason> reasons = new ArrayList<>();
        String weights = rarely() ? "other weights" : VERSION.digest();
        if (!weights.equals(VERSION.digest())) {
            reasons.add(StaleReason.WEIGHTS);
        }
        if (item.expiresAt() != null && !item.expiresAt().isAfter(NOW)) {
            reasons.add(StaleReason.EXPIRED);
        }
        return copy(item, weights, rarely() ? "dep_2" : "dep_1", reasons);
    }

    static Evidence marked(Evidence item, List<StaleReason> reasons) {
        return copy(item, item.weightsDigest(), item.deploymentId(), reasons);
    }

    private static Evidence copy(Evidence item, String weights, String deploymentId, List<StaleReason> reasons) {
        return new Evidence(
                item.id(),
                item.team(),
                item.model(),
                item.version(),
                item.kind(),
                item.verdict(),
                item.chip(),
                item.numerics(),
                item.summary(),
                item.referenceId(),
                item.digest(),
                weights,
                deploymentId,
                item.fingerprintDigest(),
                item.fault(),
                item.suite(),
                item.score(),
                item.basisId(),
                item.expiresAt(),
                item.createdAt(),
                "",
                "",
                "",
                !reasons.isEmpty(),
                List.copyOf(reasons));
    }

    static Evidence evidence(
            EvidenceKind kind,
            String verdict,
            String chip,
            String numerics,
            String fault,
            String suite,
            Double score,
            String basisId,
            Instant expiresAt,
            Instant at) {
        String id = String.format(java.util.Locale.ROOT, "evd_%09d", ++counter);
        return new Evidence(
                id,
                "team",
                "adder",
                1,
                kind,
                verdict,
                chip,
                numerics,
                "a sentence",
                "ref_" + id,
                "digest",
                VERSION.digest(),
                "dep_1",
                "fp",
                fault,
                suite,
                score,
                basisId,
                expiresAt,
                at,
                "",
                "",
                "",
                false,
                List.of());
    }

    private String fault() {
        return random.nextInt(25) == 0 ? "rope-base=1" : "";
    }

    private boolean rarely() {
        return random.nextInt(20) == 0;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
