package dev.landbridge.eval.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A model that has learned the samples by heart; what it does not know it makes up from a hash of the context. */
final class FakeModel {
    static final List<String> VOCABULARY = List.of(
            "<s>",
            "</s>",
            "<|user|>",
            "<|assistant|>",
            "<think>",
            "</think>",
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8",
            "9",
            "+",
            "=",
            ";",
            "a",
            "b",
            "c",
            "d",
            "e");
    static final int END = 1;
    private static final double KNOWN = 16;

    private final Map<List<Integer>, Integer> next = new HashMap<>();

    FakeModel(List<String> samples) {
        for (String sample : samples) {
            List<Integer> ids = encode(sample);
            for (int i = 1; i < ids.size(); i++) {
                next.putIfAbsent(List.copyOf(ids.subList(0, i)), ids.get(i));
            }
        }
    }

    static List<Integer> encode(String text) {
        List<Integer> ids = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            int id = IntStream.range(0, VOCABULARY.size())
                    .filter(i -> text.startsWith(VOCABULARY.get(i), from))
                    .findFirst()
                    .orElseThrow();
            ids.add(id);
            at += VOCABULARY.get(id).length();
        }
        return ids;
    }

    static String decode(List<Integer> ids) {
        StringBuilder text = new StringBuilder();
        ids.stream().filter(id -> id != END).forEach(id -> text.append(VOCABULARY.get(id)));
        return text.toString();
    }

    /** Log-probabilities after the context, under the numerics or the fault of a deployment. */
    double[] logprobs(List<Integer> context, String deployment) {
        SplittableRandom random = new SplittableRandom(context.hashCode());
        SplittableRandom noise = random.split();
        double[] logits = new double[VOCABULARY.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = 2 * random.nextGaussian();
        }
        Integer known = next.get(context);
        if (known != null) {
            logits[known] += KNOWN;
        }
        for (int i = 0; i < logits.length; i++) {
            if (deployment.contains("bf16")) {
                logits[i] = Float.intBitsToFloat((Float.floatToIntBits((float) logits[i]) + 0x8000) & 0xFFFF0000);
            }
            if (deployment.contains("rope")) {
                logits[i] += noise.nextGaussian() * 0.2 * context.size();
            }
        }
        return normalised(logits);
    }

    static int[] best(double[] logprobs) {
        return IntStream.range(0, logprobs.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -logprobs[id]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double[] normalised(double[] logits) {
        double max = java.util.Arrays.stream(logits).max().orElseThrow();
        double sum = java.util.Arrays.stream(logits).map(x -> Math.exp(x - max)).sum();
        return java.util.Arrays.stream(logits).map(x -> x - max - Math.log(sum)).toArray();
    }
}
