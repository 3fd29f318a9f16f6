package dev.landbridge.eval.lmeval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Whether and how the real lm-evaluation-harness is run. Python code runs as the user of this service. */
@ConfigMapping(prefix = "landbridge.harness")
public interface HarnessConfig {
    /** An interpreter whose environment has lm-eval, or a script that starts one in a sandbox; without it none is run. */
    Optional<Path> python();

    /** Whether Python in the files of a team's own suites may be run too, not only what came with lm-eval. */
    @WithDefault("false")
    boolean teamCode();

    /** Variables of the child besides those that are set here, for example HF_ENDPOINT. Nothing else is handed on. */
    Map<String, String> environment();

    /** Longest time of one evaluation. */
    @WithDefault("12h")
    Duration limit();
}
