package dev.landbridge.launcher.process;

/** Hears of every change of a component's state. Called from the component's thread. */
public interface SupervisorListener {
    void changed(ComponentStatus status);

    /** @param reason one line for people */
    void crashed(ComponentStatus status, String reason);
}
