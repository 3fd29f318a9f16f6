package dev.landbridge.inference.deployment;

public enum DeploymentState {
    PENDING,
    STARTING,
    READY,
    STOPPING,
    STOPPED,
    FAILED
}
