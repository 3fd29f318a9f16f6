package dev.landbridge.proof.simulation;

import java.util.List;

/** All rates, with what they follow from. */
public record SimulationReport(long seed, int trials, int verdicts, String policyVersion, List<SimulationRow> rows) {

    public boolean holds() {
        return rows.stream().allMatch(SimulationRow::holds);
    }
}
