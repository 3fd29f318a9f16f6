package dev.landbridge.harness.run;

import java.util.List;
import java.util.Map;

/** One question to a language model. */
public sealed interface Request {
    /** The arguments as the harness writes them into its samples. */
    List<Object> arguments();

    /** How likely is the continuation after the context? The context may be empty. */
    record Loglikelihood(String context, String continuation) implements Request {
        @Override
        public List<Object> arguments() {
            return List.of(context, continuation);
        }
    }

    /** How likely is the whole text? */
    record Rolling(String text) implements Request {
        @Override
        public List<Object> arguments() {
            return List.of(text);
        }
    }

    /**
     * What follows the context?
     *
     * @param options {@code until}, {@code temperature}, {@code max_gen_toks}... of the task
     */
    record Generate(String context, Map<String, Object> options) implements Request {
        @Override
        public List<Object> arguments() {
            return List.of(context, options);
        }
    }
}
