package dev.landbridge.proof.golden;

import java.util.List;
import java.util.Map;

/**
 * The settings under which a target was asked, and what was left out; part of its manifest. The tables of the cells are
 * in positions.safetensors, in this order.
 *
 * @param factors the levels that this engine, window and golden trace have
 * @param soak null when there was none
 */
public record ServingMatrix(List<Factor> factors, List<LeftOut> leftOut, List<Cell> cells, Soak soak) {

    public record Factor(String name, List<String> levels) {}

    /** A level, or several, that the protocol names and this run has not; the reason is for people. */
    public record LeftOut(String setting, String reason) {}

    /**
     * One setting.
     *
     * @param settings level by factor
     * @param fingerprint of the engine that answered: the candidate, or its sibling with other switches
     * @param scored ids of the golden cases behind the score table, in its order; one may occur twice
     * @param decoded the same for the decode table
     * @param outputs texts of the decodes
     */
    public record Cell(
            String name,
            Map<String, String> settings,
            Map<String, String> fingerprint,
            Transport transport,
            List<String> scored,
            List<String> decoded,
            List<Generation> outputs) {}

    /**
     * Generations at production concurrency for a while.
     *
     * @param outputs every text that was written, once, with how often it was
     */
    public record Soak(double seconds, int concurrency, Transport transport, List<Output> outputs) {

        public record Output(String caseId, String text, String finishReason, long count) {}
    }
}
