package dev.landbridge.proof.release;

import java.util.ArrayList;
import java.util.List;

/** What a verification collects on its way. */
final class Findings {
    final List<String> differences = new ArrayList<>();
    final List<String> objections = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    void differ(String where, String what) {
        differences.add(where + ": " + what);
    }

    void require(boolean holds, String where, String what) {
        if (!holds) {
            differ(where, what);
        }
    }

    boolean intact() {
        return differences.isEmpty();
    }
}
