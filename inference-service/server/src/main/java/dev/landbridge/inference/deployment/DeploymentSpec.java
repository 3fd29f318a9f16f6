package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.kit.problem.Problem;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What somebody wants served.
 *
 * @param fault empty for the true graph
 * @param switches levels of the engine's switches that shall differ from its usual ones
 */
record DeploymentSpec(
        Version version,
        String chip,
        Numerics numerics,
        DeploymentRole role,
        String fault,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> switches) {
    private static final Pattern FAULT = Pattern.compile("[a-z][a-z0-9-]*(=[0-9.eE+-]+)?");

    private static final Pattern SWITCH = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    record Version(String id, String model, int number) {}

    DeploymentSpec {
        fault = fault == null ? "" : fault.trim();
        if (!fault.isEmpty() && !FAULT.matcher(fault).matches()) {
            throw Problem.invalid("fault", "must look like rope-base=1000000 or echo-row");
        }
        switches = switches == null ? Map.of() : new TreeMap<>(switches);
        for (Map.Entry<String, String> level : switches.entrySet()) {
            if (!SWITCH.matcher(level.getKey()).matches()
                    || level.getValue() == null
                    || !SWITCH.matcher(level.getValue()).matches()) {
                throw Problem.invalid("switches", "must look like graph: eager or prefix_cache: on");
            }
        }
        if (role == DeploymentRole.SERVING) {
            throw Problem.invalid("role", "a deployment becomes serving when a release points a route at it");
        }
    }
}
