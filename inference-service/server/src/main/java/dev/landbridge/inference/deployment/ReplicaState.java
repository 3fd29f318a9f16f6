package dev.landbridge.inference.deployment;

public enum ReplicaState {
    STARTING,
    READY,
    STOPPED,
    FAILED
}
