package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.Generation;
import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.statistics.Binomials;
import java.util.Map;
import java.util.TreeMap;

/** The soak, judged as G1 judges: nothing garbled, nothing unanswered, for as long as the size class asks. */
final class MatrixSoak {
    static final String NAME = "soak";

    private MatrixSoak() {}

    static MatrixCell judge(ServingMatrix.Soak soak, MatrixReference reference, MatrixLimits limits) {
        GarbageDetector detector = new GarbageDetector(limits.document().garbage());
        long garbage = 0;
        long generations = 0;
        boolean known = reference.decodes(soak.outputs().stream().map(ServingMatrix.Soak.Output::caseId));
        for (ServingMatrix.Soak.Output output : soak.outputs()) {
            generations += output.count();
            boolean garbled = known
                    && detector.defect(
                                    reference.output(output.caseId()),
                                    new Generation(output.text(), output.finishReason()))
                            .isPresent();
            garbage += garbled ? output.count() : 0;
        }
        Map<String, String> settings = new TreeMap<>();
        settings.put("concurrency", Integer.toString(soak.concurrency()));
        settings.put("seconds", Words.number(soak.seconds()));
        long unanswered = soak.transport().garbage();
        return new MatrixCell(
                NAME,
                settings,
                verdict(soak, limits, known, garbage + unanswered),
                "%d generations in %s s, %d garbled, %d attempts without an answer%s (0 bounds the share below %s)."
                        .formatted(
                                generations,
                                Words.number(soak.seconds()),
                                garbage,
                                unanswered,
                                soak.transport().failures().isEmpty()
                                        ? ""
                                        : ": " + soak.transport().words(),
                                Words.percent(Binomials.ruleOfThree(generations))),
                soak.transport().requests(),
                null,
                null);
    }

    private static GateVerdict verdict(ServingMatrix.Soak soak, MatrixLimits limits, boolean known, long faults) {
        if (!known) {
            return GateVerdict.INVALID;
        }
        if (faults > 0) {
            return GateVerdict.FAIL;
        }
        return soak.seconds() < limits.matrix().soakSeconds() ? GateVerdict.INCONCLUSIVE : GateVerdict.PASS;
    }
}
