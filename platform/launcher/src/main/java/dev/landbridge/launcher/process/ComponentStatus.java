package dev.landbridge.launcher.process;

/** What the supervisor knows of a component. The process is null while none runs; times are epoch milliseconds. */
public record ComponentStatus(
        String name, ComponentState state, int port, ProcessIdentity process, int restarts, Long readyAtMillis) {}
