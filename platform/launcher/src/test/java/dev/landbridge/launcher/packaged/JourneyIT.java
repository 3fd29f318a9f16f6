package dev.landbridge.launcher.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.launcher.LauncherProcess;
import dev.landbridge.launcher.demo.People;
import dev.landbridge.launcher.layout.Ports;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.secrets.Credentials;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person's way through the portal in a real browser; the script is {@code portal/src/main/webui/journey}. */
@Tag("browser")
class JourneyIT {
    @Test
    void signInWatchReadApproveChatAndSeeTheUsage() throws Exception {
        LauncherProcess launcher = PackagedHome.launcher();
        PackagedHome.demo(launcher);
        assertThat(launcher.run("up", "--detach").code()).isZero();
        try {
            assertThat(journey(launcher)).isZero();
        } finally {
            launcher.run("down");
        }
    }

    private static int journey(LauncherProcess launcher) throws Exception {
        Credentials credentials = Credentials.load(launcher.home().credentials());
        Path webui = Path.of(System.getProperty("landbridge.root")).resolve("portal/src/main/webui");
        ProcessBuilder script = new ProcessBuilder("node", "journey/journey.mjs")
                .directory(webui.toFile())
                .inheritIO();
        script.environment()
                .put(
                        "PORTAL",
                        Ports.from(launcher.portBase()).url(Service.PORTAL).toString());
        script.environment().put("ENGINEER_PASSWORD", credentials.account(People.ENGINEER));
        script.environment().put("RELEASER_PASSWORD", credentials.account(People.RELEASER));
        return script.start().waitFor();
    }
}
