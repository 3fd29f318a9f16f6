package dev.landbridge.inference.deployment;

import dev.landbridge.kit.problem.Problem;
import java.util.regex.Pattern;

/**
 * What somebody wants served.
 *
 * @param fault empty for the true graph
 */
record DeploymentSpec(Version version, String chip, Numerics numerics, DeploymentRole role, String fault) {
    private static final Pattern FAULT = Pattern.compile("[a-z][a-z0-9-]*(=[0-9.eE+-]+)?");

    record Version(String id, String model, int number) {}

    DeploymentSpec {
        fault = fault == null ? "" : fault.trim();
        if (!fault.isEmpty() && !FAULT.matcher(fault).matches()) {
            throw Problem.invalid("fault", "must look like rope-base=1000000 or echo-row");
        }
        if (role == DeploymentRole.SERVING) {
            throw Problem.invalid("role", "a deployment becomes serving when a release points a route at it");
        }
    }
}
