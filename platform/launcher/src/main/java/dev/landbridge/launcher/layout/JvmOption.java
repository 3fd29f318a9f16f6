package dev.landbridge.launcher.layout;

import picocli.CommandLine.Option;

/** The option {@code --jvm}. */
public final class JvmOption {
    @Option(
            names = "--jvm",
            paramLabel = "SIZE",
            defaultValue = "${env:LANDBRIDGE_JVM:-laptop}",
            description =
                    "laptop: services start soon and take 256 MiB of heap each; server: they run faster, once warm,"
                            + " and may take 1 GiB each. Environment: LANDBRIDGE_JVM. Default: laptop")
    private JvmSize size;

    public JvmSize size() {
        return size;
    }

    /** As it would be typed. */
    public String argument() {
        return "--jvm=" + size;
    }
}
