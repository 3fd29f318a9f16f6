package dev.landbridge.proof.parity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The verdict over all gates, and the sentence that names the gate which decided it. */
record Decision(ParityVerdict verdict, String sentence) {

    static Decision of(List<Gate> gates) {
        Optional<Gate> invalid = first(gates, GateVerdict.INVALID);
        if (invalid.isPresent()) {
            return named(ParityVerdict.INVALID, invalid.get());
        }
        Optional<Gate> failed = gates.stream()
                .filter(gate -> gate.verdict() == GateVerdict.FAIL)
                .max(Comparator.comparingDouble(Decision::excess));
        if (failed.isPresent()) {
            return named(ParityVerdict.FAIL, failed.get());
        }
        return first(gates, GateVerdict.INCONCLUSIVE)
                .map(gate -> named(ParityVerdict.INCONCLUSIVE, gate))
                .orElseGet(() -> passed(gates));
    }

    private static Optional<Gate> first(List<Gate> gates, GateVerdict verdict) {
        return gates.stream().filter(gate -> gate.verdict() == verdict).findFirst();
    }

    private static Decision named(ParityVerdict verdict, Gate gate) {
        String figures = gate.value() == null
                ? ""
                : ", %s against %s".formatted(Words.number(gate.value()), Words.number(gate.bound()));
        return new Decision(
                verdict, "%s: %s (%s%s). %s".formatted(verdict, gate.id(), gate.statistic(), figures, gate.detail()));
    }

    private static Decision passed(List<Gate> gates) {
        Gate closest =
                gates.stream().max(Comparator.comparingDouble(Decision::excess)).orElseThrow();
        long warnings = gates.stream()
                .filter(gate -> gate.verdict() == GateVerdict.WARN)
                .count();
        return new Decision(
                ParityVerdict.PASS,
                "PASS: all %d gates hold%s; the closest is %s (%s) with %s against %s."
                        .formatted(
                                gates.size(),
                                warnings == 0 ? "" : ", %d with a warning".formatted(warnings),
                                closest.id(),
                                closest.statistic(),
                                Words.number(closest.value()),
                                Words.number(closest.bound())));
    }

    private static double excess(Gate gate) {
        if (gate.value() == null || gate.bound() == null || gate.bound() <= 0) {
            return -1;
        }
        return gate.value() / gate.bound();
    }
}
