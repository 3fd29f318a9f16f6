package dev.landbridge.launcher.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.LauncherProcess;
import dev.landbridge.launcher.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The home that the tests of the packaged processes share, so that the demo runs once. */
final class PackagedHome {
    private static final Path ROOT = Path.of(System.getProperty("landbridge.root", "../.."));
    private static final Path HOME = Path.of(System.getProperty(
            "landbridge.test.home", ROOT.resolve("target/packaged-home").toString()));

    private PackagedHome() {}

    static LauncherProcess launcher() {
        return new LauncherProcess(ROOT.toAbsolutePath().normalize(), HOME);
    }

    static Path report() {
        return HOME.toAbsolutePath().normalize().resolveSibling("packaged-demo.json");
    }

    /** The report of the demo in this home; runs it if it has not been run. */
    static JsonNode demo(LauncherProcess launcher) throws IOException, InterruptedException {
        if (Files.notExists(report()) || !launcher.home().exists()) {
            LauncherProcess.Result result = launcher.run("demo", "--exit", "--report", report().toString());
            if (result.code() != 0) {
                throw new IllegalStateException("the demo failed:\n" + result.output());
            }
        }
        return Json.tree(Files.readString(report()));
    }
}
