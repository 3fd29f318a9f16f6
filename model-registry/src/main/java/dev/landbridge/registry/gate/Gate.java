package dev.landbridge.registry.gate;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One condition and how it stands. The remedy is null when it passes. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Gate(GateName name, String title, State state, String detail, String remedy, String evidenceId) {
    /** How a condition stands. */
    public enum State {
        PASS,
        FAIL,
        MISSING,
        STALE
    }

    /** What keeps a gate shut, as a refusal tells it. */
    public record Missing(GateName gate, String detail, String remedy) {}

    static Gate pass(GateName name, String detail, String evidenceId) {
        return new Gate(name, name.title(), State.PASS, detail, null, evidenceId);
    }

    static Gate shut(GateName name, State state, String detail, String remedy, String evidenceId) {
        return new Gate(name, name.title(), state, detail, remedy, evidenceId);
    }

    public boolean passes() {
        return state == State.PASS;
    }

    public Missing missing() {
        return new Missing(name, detail, remedy);
    }
}
