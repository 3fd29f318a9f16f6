package dev.landbridge.proof.matrix;

import java.util.List;
import java.util.Set;

/**
 * One thing that a serving setting may differ in.
 *
 * @param levels production's usual one first
 * @param engine whether another level needs another start of the engine; the others are chosen by whoever asks
 */
public record Factor(String name, List<String> levels, boolean engine) {

    /** Requests in flight. */
    public static final String CONCURRENCY = "concurrency";

    /** Tokens of a prompt, at most; {@link #MAX_LENGTH} fills the window. */
    public static final String LENGTH = "length";

    /** Whether a prompt is asked for the first time or was asked just before. */
    public static final String PROMPT = "prompt";

    /** The factors that need no other engine. */
    public static final Set<String> ASKED = Set.of(CONCURRENCY, LENGTH, PROMPT);

    public static final String MAX_LENGTH = "max";
    public static final String REPEATED = "repeated";

    Factor withLevels(List<String> kept) {
        return new Factor(name, List.copyOf(kept), engine);
    }
}
