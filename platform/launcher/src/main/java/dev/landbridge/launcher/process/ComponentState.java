package dev.landbridge.launcher.process;

/** Where a supervised component is in its life. */
public enum ComponentState {
    STARTING,
    READY,
    RESTARTING,
    FAILED,
    STOPPED
}
