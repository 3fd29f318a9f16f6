package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.Generation;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.Transport;
import dev.landbridge.proof.statistics.Binomials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** G1: no invalid number, no garbage, no request without an answer, no drift in length. Zero tolerance with the rule of three. */
final class HealthGate {

    private static final double VLLM_MINUS_INFINITY = -9999;

    private final ParityPolicy policy;
    private final ParityPolicy.Size size;
    private final GarbageDetector detector;
    private final Map<String, Integer> defects = new TreeMap<>();
    private long generations;
    private long referenceTokens;
    private long targetTokens;
    private final Transport transport;

    private HealthGate(ParityPolicy policy, ParityPolicy.Size size, Transport transport) {
        this.policy = policy;
        this.size = size;
        this.transport = transport;
        this.detector = new GarbageDetector(policy.document().garbage());
    }

    static Gate judge(Trace golden, Trace target, ParityPolicy policy, ParityPolicy.Size size) {
        HealthGate gate = new HealthGate(policy, size, target.manifest().transport());
        long invalid = invalid(target.scores().get(0))
                + invalid(target.decodes().get(0).scores());
        gate.decodes(golden, target);
        gate.tasks(golden.tasks(), target.tasks());
        return gate.gate(invalid);
    }

    static long invalid(Scores scores) {
        long count = 0;
        for (int i = 0; i < scores.positions(); i++) {
            float chosen = scores.chosenLogprob()[i];
            if (scores.isScored(i) && (!Float.isFinite(chosen) || chosen <= VLLM_MINUS_INFINITY || chosen > 1e-3)) {
                count++;
            }
            for (int k = 0; k < scores.topK(); k++) {
                float top = scores.topLogprob(i, k);
                if (scores.topId(i, k) != Scores.PADDING && (!Float.isFinite(top) || top <= VLLM_MINUS_INFINITY)) {
                    count++;
                }
            }
        }
        return count;
    }

    private void decodes(Trace golden, Trace target) {
        List<GoldenCase> left = golden.generateCases();
        List<GoldenCase> right = target.generateCases();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            Generation reference = left.get(i).outputs().get(0);
            Generation answer = right.get(i).outputs().get(0);
            inspect(reference.text(), reference.finishReason(), answer.text(), answer.finishReason());
            referenceTokens += golden.decodes().get(0).tokens().length(i);
            targetTokens += target.decodes().get(0).tokens().length(i);
        }
    }

    private void tasks(List<TaskOutcome> golden, List<TaskOutcome> target) {
        Map<String, TaskOutcome> byKey =
                golden.stream().collect(Collectors.toMap(TaskOutcome::key, Function.identity(), (a, b) -> a));
        for (TaskOutcome answer : target) {
            TaskOutcome reference = byKey.get(answer.key());
            if (reference != null) {
                inspect(reference.output(), reference.finishReason(), answer.output(), answer.finishReason());
                referenceTokens += reference.outputTokens();
                targetTokens += answer.outputTokens();
            }
        }
    }

    private void inspect(String reference, String referenceFinish, String target, String targetFinish) {
        generations++;
        Optional<String> defect = detector.defect(reference, referenceFinish, target, targetFinish);
        defect.ifPresent(name -> defects.merge(name, 1, Integer::sum));
    }

    private Gate gate(long invalid) {
        long garbage = defects.values().stream().mapToLong(Integer::longValue).sum();
        double ratio = referenceTokens == 0 ? Double.NaN : (double) targetTokens / referenceTokens;
        double upper = garbage == 0 ? Binomials.ruleOfThree(generations) : (double) garbage / generations;
        Map<String, Double> inputs = new LinkedHashMap<>();
        inputs.put("invalid_numbers", (double) invalid);
        inputs.put("garbage", (double) garbage);
        inputs.put("generations", (double) generations);
        inputs.put("length_ratio", ratio);
        inputs.put("min_generations", (double) size.minGenerations());
        if (transport != null) {
            inputs.put("attempts", (double) transport.attempts());
            inputs.put("unanswered", (double) transport.garbage());
        }
        return new Gate(
                "G1",
                "Health",
                verdict(invalid, garbage, ratio, upper),
                "health.rule-of-three",
                upper,
                size.garbageCap(),
                generations,
                detail(invalid, garbage, ratio),
                inputs);
    }

    private GateVerdict verdict(long invalid, long garbage, double ratio, double upper) {
        ParityPolicy.Length length = policy.document().length();
        boolean unanswered = transport != null && transport.garbage() > 0;
        if (invalid > 0 || garbage > 0 || unanswered || ratio < length.low() || ratio > length.high()) {
            return GateVerdict.FAIL;
        }
        boolean enough = generations >= size.minGenerations() && upper <= size.garbageCap();
        return enough ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
    }

    private String detail(long invalid, long garbage, double ratio) {
        String kinds = defects.entrySet().stream()
                .map(defect -> defect.getKey() + " " + defect.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
        return "%d invalid numbers, %d of %d generations garbled%s, output length %s of the reference's.%s"
                .formatted(
                        invalid, garbage, generations, garbage == 0 ? "" : kinds, Words.percent(ratio), unanswered());
    }

    private String unanswered() {
        if (transport == null || transport.failures().isEmpty()) {
            return "";
        }
        return " Of %d attempts %d brought no answer and were made again: %s."
                .formatted(transport.attempts(), transport.attempts() - transport.requests(), transport.words());
    }
}
