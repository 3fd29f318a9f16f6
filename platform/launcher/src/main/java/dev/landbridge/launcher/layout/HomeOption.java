package dev.landbridge.launcher.layout;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --home}. */
public final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:LANDBRIDGE_HOME:-.landbridge}",
            description = "Directory of the installation's data. Environment: LANDBRIDGE_HOME. Default: .landbridge")
    private Path root;

    public Home home() {
        return new Home(root);
    }
}
