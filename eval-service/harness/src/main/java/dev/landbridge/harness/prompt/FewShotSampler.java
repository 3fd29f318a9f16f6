package dev.landbridge.harness.prompt;

import dev.landbridge.harness.python.PythonRandom;
import dev.landbridge.harness.task.FewShotConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws examples; one generator for the whole task, so documents must be asked in order. */
final class FewShotSampler {
    /** The harness's default seed. */
    static final int SEED = 1234;

    private final boolean firstOnes;
    private final List<Map<String, Object>> pool;
    private final PythonRandom random = new PythonRandom(SEED);

    FewShotSampler(FewShotConfig config, List<Map<String, Object>> rows) {
        this.firstOnes = config.sampler().equals("first_n");
        List<Map<String, Object>> chosen = new ArrayList<>();
        config.indices().forEach(index -> chosen.add(rows.get(index)));
        this.pool = chosen.isEmpty() || firstOnes ? rows : chosen;
    }

    /** @param scored the document that is scored, if it may be among the examples; else null */
    List<Map<String, Object>> draw(int count, Map<String, Object> scored) {
        if (firstOnes) {
            return first(scored == null ? pool : without(pool, scored), count);
        }
        if (scored == null) {
            return random.sample(pool, count);
        }
        List<Map<String, Object>> drawn = without(random.sample(pool, count + 1), scored);
        return drawn.size() >= count ? first(drawn, count) : random.sample(without(pool, scored), count);
    }

    private static List<Map<String, Object>> first(List<Map<String, Object>> rows, int count) {
        if (count > rows.size()) {
            throw new IllegalArgumentException(count + " examples are asked for, " + rows.size() + " are there");
        }
        return rows.subList(0, count);
    }

    private static List<Map<String, Object>> without(List<Map<String, Object>> rows, Map<String, Object> row) {
        return rows.stream().filter(other -> !other.equals(row)).toList();
    }
}
