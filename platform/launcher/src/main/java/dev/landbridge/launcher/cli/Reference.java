package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.launcher.problem.LauncherException;

/** {@code MODEL[@VERSION]}: the version is a number, an alias, or {@code latest}, which it is when left out. */
record Reference(String model, String version) {
    static final String LABEL = "MODEL[@VERSION]";
    static final String HELP = "Model, and version number or alias after an @. Default: the latest version";

    static Reference parse(String text) {
        int at = text.indexOf('@');
        return at < 0 ? new Reference(text, "latest") : new Reference(text.substring(0, at), text.substring(at + 1));
    }

    int number(LandbridgeClient client) {
        try {
            return client.versions(model).resolve(version);
        } catch (IllegalArgumentException e) {
            throw new LauncherException(
                    ExitCode.NOT_FOUND,
                    "There is no " + model + "@" + version + ".",
                    "See: ./landbridge model show " + model,
                    e);
        }
    }
}
