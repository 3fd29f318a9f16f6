package dev.landbridge.proof.simulation;

import dev.landbridge.proof.parity.PromptComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Prompts whose per-position figures are drawn, so that the true mean, share or slope is known exactly. */
final class SimulatedPrompts {

    private final int prompts;
    private final int rows;

    SimulatedPrompts(int prompts, int rows) {
        this.prompts = prompts;
        this.rows = rows;
    }

    /** Fills one prompt. */
    @FunctionalInterface
    interface Filling {
        void fill(PromptComparison prompt, SplittableRandom random);
    }

    List<PromptComparison> draw(SplittableRandom random, Filling filling) {
        List<PromptComparison> drawn = new ArrayList<>();
        for (int j = 0; j < prompts; j++) {
            PromptComparison prompt = new PromptComparison(
                    new double[rows],
                    new double[rows],
                    new double[rows],
                    new boolean[rows],
                    new double[rows],
                    new int[rows]);
            filling.fill(prompt, random);
            drawn.add(prompt);
        }
        return drawn;
    }

    List<PromptComparison> equal() {
        return draw(new SplittableRandom(0), (prompt, random) -> {});
    }

    /** Mean KL of each prompt log-normal with this mean and log spread. */
    static Filling kl(double mean, double spread) {
        return (prompt, random) -> Arrays.fill(prompt.kl(), logNormal(random, mean, spread));
    }

    static Filling shift(double mean, double deviation) {
        return (prompt, random) -> Arrays.fill(prompt.deltaNll(), mean + deviation * random.nextGaussian());
    }

    /** Flips with this share; spread 0 makes them independent, else the prompts' shares are log-normal. */
    static Filling flips(double share, double spread) {
        return (prompt, random) -> {
            double own = spread == 0 ? share : Math.min(1, logNormal(random, share, spread));
            for (int row = 0; row < prompt.rows(); row++) {
                prompt.flip()[row] = random.nextDouble() < own;
            }
        };
    }

    /** A share of positions at {@code high}, the others at {@code low}. */
    static Filling tail(double share, double low, double high) {
        return (prompt, random) -> {
            for (int row = 0; row < prompt.rows(); row++) {
                prompt.kl()[row] = random.nextDouble() < share ? high : low;
            }
        };
    }

    /** The last quarter of each prompt is {@code slope} times its first, both spread over prompts. */
    static Filling slope(double first, double slope, double spread) {
        return (prompt, random) -> {
            int quarter = prompt.rows() / 4;
            double start = logNormal(random, first, spread);
            double end = logNormal(random, first * slope, spread);
            Arrays.fill(prompt.kl(), start);
            Arrays.fill(prompt.kl(), prompt.rows() - quarter, prompt.rows(), end);
        };
    }

    static double logNormal(SplittableRandom random, double mean, double spread) {
        return mean * Math.exp(spread * random.nextGaussian() - spread * spread / 2);
    }
}
