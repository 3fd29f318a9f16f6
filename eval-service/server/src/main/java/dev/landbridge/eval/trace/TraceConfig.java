package dev.landbridge.eval.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Size and place of traces. */
@ConfigMapping(prefix = "landbridge.trace")
public interface TraceConfig {
    /** Directory of this service's files. */
    Path directory();

    /** Teacher-forced prompts. */
    @WithDefault("160")
    int prompts();

    /** The most teacher-forced prompts that a request may ask for: every position of them is held in memory. */
    @WithDefault("1024")
    int maxPrompts();

    /** Greedy continuations. */
    @WithDefault("64")
    int decodes();

    /** Task items. */
    @WithDefault("320")
    int tasks();

    /** Log-probabilities a position. */
    @WithDefault("20")
    int topK();

    /** Teacher-forced prompts that a target is asked a second time, one at a time and in another order; 0 for none. */
    @WithDefault("32")
    int replicatePrompts();

    default Path golden(String id) {
        return directory().resolve("golden").resolve(id);
    }

    default Path target(String id) {
        return directory().resolve("parity").resolve(id);
    }
}
