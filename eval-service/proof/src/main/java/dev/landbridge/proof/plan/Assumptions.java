package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ReferenceNoise;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The numbers of a plan, each with where it came from: given, the golden trace, or a default. */
public final class Assumptions {

    /** One line of the plan. @param source {@code given}, {@code trace} or {@code default} */
    public record Line(String name, double value, String unit, String source) {}

    private static final String TRACE = "trace";
    private static final String DEFAULT = "default";
    /** Flips grow with the root of KL: 0.26 % at 2.5e-5, 0.8 % at 1e-4, 2.3 % at 1.4e-3 (published anchors). */
    private static final double FLIPS_PER_ROOT_KL = 0.7;
    /** Published prompts spread by 1 to 1.5. */
    private static final double USUAL_LOG_SPREAD = 1.25;

    private final Map<Assumption, Line> lines = new EnumMap<>(Assumption.class);

    private Assumptions() {}

    /** @param noise null without a golden trace; then {@code psi} and {@code floor_kl} must be given */
    public static Assumptions of(Map<Assumption, Double> given, ReferenceNoise noise, ParityPolicy.Size size) {
        Assumptions all = new Assumptions();
        given.forEach((name, value) -> all.put(name, value, "given"));
        if (noise != null) {
            all.measured(noise);
        }
        all.sizes(size);
        all.defaults();
        return all;
    }

    private void measured(ReferenceNoise noise) {
        ReferenceNoise.Positions positions = noise.positions();
        put(Assumption.PROMPTS, positions.prompts(), TRACE);
        put(Assumption.POSITIONS_PER_PROMPT, (double) positions.positions() / positions.prompts(), TRACE);
        put(Assumption.FLOOR_KL, positions.meanKl(), TRACE);
        put(Assumption.KL_LOG_SPREAD, positions.klLogSpread(), TRACE);
        put(Assumption.NLL_SPREAD, positions.nllSpread(), TRACE);
        put(Assumption.NLL_SHIFT, Math.abs(positions.nllShift()), TRACE);
        put(Assumption.FLIP_SHARE, positions.flipShare(), TRACE);
        put(Assumption.CONFIDENT_FLIP_SHARE, positions.confidentFlipShare(), TRACE);
        put(Assumption.TAIL_SHARE, positions.tailShare(), TRACE);
        put(Assumption.RMS_DELTA_P, positions.rmsDeltaP(), TRACE);
        put(Assumption.SLOPE_SPREAD, positions.slopeSpread(), TRACE);
        ReferenceNoise.Decodes decodes = noise.decodes();
        put(Assumption.DECODES, decodes.cases(), TRACE);
        if (decodes.cases() > 0) {
            put(Assumption.TOKENS_PER_DECODE_PROMPT, decodes.promptTokens(), TRACE);
            put(Assumption.TOKENS_PER_DECODE, decodes.outputTokens(), TRACE);
            put(Assumption.HARD_DIVERGENCE_SHARE, decodes.hardShare(), TRACE);
            put(Assumption.DIVERGENCE_HAZARD, decodes.hazard(), TRACE);
        }
        ReferenceNoise.Tasks tasks = noise.tasks();
        put(Assumption.TASK_PAIRS, tasks.items(), TRACE);
        if (tasks.items() > 0) {
            put(Assumption.REFERENCE_ACCURACY, tasks.accuracy(), TRACE);
            put(Assumption.TOKENS_PER_TASK_OUTPUT, tasks.outputTokens(), TRACE);
        }
        if (tasks.repeated() > 0) {
            put(Assumption.PSI, tasks.discordance(), TRACE);
        }
        if (tasks.graded()) {
            put(Assumption.SCORE_SPREAD, tasks.scoreSpread(), TRACE);
        }
    }

    private void sizes(ParityPolicy.Size size) {
        put(Assumption.PROMPTS, size.minPrompts(), DEFAULT);
        put(Assumption.POSITIONS_PER_PROMPT, size.minMeanPositions(), DEFAULT);
        put(Assumption.DECODES, size.minDecodes(), DEFAULT);
        put(Assumption.TASK_PAIRS, Math.max(size.minTaskPairs(), size.minGenerations() - size.minDecodes()), DEFAULT);
    }

    private void defaults() {
        double kl = get(Assumption.FLOOR_KL);
        put(Assumption.TARGET_KL, kl, DEFAULT);
        double target = get(Assumption.TARGET_KL);
        put(Assumption.KL_LOG_SPREAD, USUAL_LOG_SPREAD, DEFAULT);
        // KL is about half the variance of the log-probability's error.
        put(Assumption.NLL_SPREAD, StrictMath.sqrt(2 * target / get(Assumption.POSITIONS_PER_PROMPT)), DEFAULT);
        put(Assumption.NLL_SHIFT, 0, DEFAULT);
        put(Assumption.FLIP_SHARE, Math.min(1, FLIPS_PER_ROOT_KL * StrictMath.sqrt(kl)), DEFAULT);
        put(Assumption.CONFIDENT_FLIP_SHARE, 0, DEFAULT);
        put(Assumption.TAIL_SHARE, 0, DEFAULT);
        put(Assumption.RMS_DELTA_P, 0, DEFAULT);
        double spread = get(Assumption.KL_LOG_SPREAD);
        put(Assumption.SLOPE_SPREAD, 2 * StrictMath.sqrt(StrictMath.expm1(spread * spread)), DEFAULT);
        put(Assumption.TOKENS_PER_DECODE_PROMPT, 200, DEFAULT);
        put(Assumption.TOKENS_PER_DECODE, 512, DEFAULT);
        put(Assumption.HARD_DIVERGENCE_SHARE, 0, DEFAULT);
        put(Assumption.DIVERGENCE_HAZARD, 0, DEFAULT);
        put(Assumption.REPEATS, 1, DEFAULT);
        put(Assumption.ITEM_SPREAD, 0, DEFAULT);
        put(Assumption.TOKENS_PER_TASK_PROMPT, 200, DEFAULT);
        put(Assumption.TOKENS_PER_TASK_OUTPUT, 200, DEFAULT);
    }

    /** What comes first stays. */
    private void put(Assumption name, double value, String source) {
        lines.putIfAbsent(name, new Line(name.key(), value, name.unit(), source));
    }

    public boolean has(Assumption name) {
        return lines.containsKey(name);
    }

    /** @throws IllegalArgumentException when it is neither given nor measured and has no default */
    public double get(Assumption name) {
        Line line = lines.get(name);
        if (line == null) {
            throw new MissingAssumptionException(name);
        }
        return line.value();
    }

    long count(Assumption name) {
        return Math.round(get(name));
    }

    /** Positions of all prompts together. */
    long positions() {
        double all = get(Assumption.PROMPTS) * get(Assumption.POSITIONS_PER_PROMPT);
        return Math.min(Math.round(all), Integer.MAX_VALUE);
    }

    /** Share of first choices that a sound target is expected to change. */
    double expectedFlips() {
        double floor = get(Assumption.FLIP_SHARE);
        boolean other = get(Assumption.TARGET_KL) > get(Assumption.FLOOR_KL);
        double byKl = FLIPS_PER_ROOT_KL * StrictMath.sqrt(get(Assumption.TARGET_KL));
        return other ? Math.min(1, Math.max(floor, byKl)) : floor;
    }

    public List<Line> lines() {
        return new ArrayList<>(lines.values());
    }
}
