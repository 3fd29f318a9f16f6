package dev.landbridge.inference.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum DeploymentRole {
    /** The trusted side of a parity run. */
    @JsonProperty("reference")
    REFERENCE,
    /** The side to be proven. */
    @JsonProperty("candidate")
    CANDIDATE,
    /** Has been promoted: a route pointed at it. */
    @JsonProperty("serving")
    SERVING
}
