package dev.landbridge.proof.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.landbridge.proof.statistics.Binomials;

/**
 * One simulated rate.
 *
 * @param claim what is promised about the rate; it is kept unless the exact 99.5 % bound of the rate contradicts it
 * @param promised null without a claim
 * @param published figure of the literature or of the protocol, for comparison; empty when there is none
 */
public record SimulationRow(
        String gate, String scenario, Claim claim, Double promised, int hits, int trials, String published) {

    /** How the rate compares with what is promised. */
    public enum Claim {
        AT_MOST,
        AT_LEAST,
        /** A figure without a promise. */
        NONE
    }

    private static final double CONFIDENCE = 0.995;

    @JsonProperty
    public double rate() {
        return (double) hits / trials;
    }

    @JsonProperty
    public double low() {
        return Binomials.lower(hits, trials, CONFIDENCE);
    }

    @JsonProperty
    public double high() {
        return Binomials.upper(hits, trials, CONFIDENCE);
    }

    @JsonProperty
    public boolean holds() {
        return switch (claim) {
            case AT_MOST -> low() <= promised;
            case AT_LEAST -> high() >= promised;
            case NONE -> true;
        };
    }
}
