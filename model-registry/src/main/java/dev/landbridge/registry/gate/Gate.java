package dev.landbridge.registry.gate;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One condition and how it stands.
 *
 * @param name of the policy's requirement, or {@code approval} or {@code chip}
 * @param remedy null when it passes
 * @param waiverId the waiver that lets it pass, or null when it passes by itself
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Gate(
        String name, String title, State state, String detail, String remedy, String evidenceId, String waiverId) {
    /** How a condition stands. */
    public enum State {
        PASS,
        FAIL,
        MISSING,
        STALE
    }

    /** What keeps a gate shut, as a refusal tells it. */
    public record Missing(String gate, String detail, String remedy) {}

    static Gate pass(String name, String title, String detail, String evidenceId) {
        return new Gate(name, title, State.PASS, detail, null, evidenceId, null);
    }

    static Gate shut(String name, String title, State state, String detail, String remedy, String evidenceId) {
        return new Gate(name, title, state, detail, remedy, evidenceId, null);
    }

    Gate waived(String id, String words) {
        return new Gate(name, title, State.PASS, words + " (without the waiver: " + detail + ")", null, evidenceId, id);
    }

    public boolean passes() {
        return state == State.PASS;
    }

    public Missing missing() {
        return new Missing(name, detail, remedy);
    }
}
