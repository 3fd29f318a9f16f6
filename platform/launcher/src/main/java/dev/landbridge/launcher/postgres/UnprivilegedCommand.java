package dev.landbridge.launcher.postgres;

import dev.landbridge.launcher.problem.LauncherException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
final class UnprivilegedCommand {
    private static final List<String> USER_NAMESPACE = List.of("unshare", "--user");

    private UnprivilegedCommand() {}

    static List<String> of(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        if (!userNamespacesWork()) {
            throw new LauncherException(
                    "PostgreSQL does not run as root, and this system forbids user namespaces.",
                    "Start Landbridge as another user, or allow user namespaces.");
        }
        List<String> prefixed = new ArrayList<>(USER_NAMESPACE);
        prefixed.addAll(command);
        return prefixed;
    }

    private static boolean userNamespacesWork() {
        try {
            List<String> attempt = new ArrayList<>(USER_NAMESPACE);
            attempt.add("true");
            return new ProcessBuilder(attempt).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
