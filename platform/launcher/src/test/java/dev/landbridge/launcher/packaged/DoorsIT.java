package dev.landbridge.launcher.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.launcher.LauncherProcess;
import dev.landbridge.launcher.demo.People;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.Ports;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.secrets.Credentials;
import dev.landbridge.testkit.peer.Peer;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign clients, unmodified, against the one address of a running installation on which the demo was run. */
@Tag("e2e")
class DoorsIT {
    private static LauncherProcess launcher;
    private static URI portal;
    private static String token;
    private static String model;

    @BeforeAll
    static void start() throws Exception {
        launcher = PackagedHome.launcher();
        PackagedHome.demo(launcher);
        LauncherProcess.Result up = launcher.run("up", "--detach");
        assertThat(up.code()).as(up.output()).isZero();
        portal = Ports.from(launcher.portBase()).url(Service.PORTAL);
        Credentials credentials = Credentials.load(launcher.home().credentials());
        FrontDoor ada = FrontDoor.signIn(portal, People.ENGINEER, credentials.account(People.ENGINEER));
        token = ada.post("/api/v1/tokens", Map.of("name", "doors", "expires_in_days", 1))
                .path("token")
                .asText();
        model = ada.get("/api/v1/routes").path("items").path(0).path("model").asText();
    }

    @AfterAll
    static void stop() throws Exception {
        launcher.run("down");
    }

    @Test
    void mlflowTracksRegistersLoadsAndIsRefused() {
        Peer.python("mlflow").run(environment("MLFLOW_TRACKING_TOKEN"), script("mlflow_front_door.py"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub-0.36", "hub-1"})
    void huggingFaceUploadsAndDownloads(String version) {
        Peer.python(version).run(environment("HF_TOKEN"), script("hub_front_door.py"));
    }

    @Test
    void theCommandLineListsTheModel() throws Exception {
        LauncherProcess.Result list =
                launcher.run("model", "list", "--json", "--token", token, "--url", portal.toString());
        assertThat(list.code()).as(list.output()).isZero();
        assertThat(Json.tree(list.output()).findValuesAsText("name")).contains(model);
    }

    private static Map<String, String> environment(String tokenName) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LANDBRIDGE_URL", portal.toString());
        environment.put("LANDBRIDGE_TEAM", People.TEAM);
        environment.put("LANDBRIDGE_USER", People.ENGINEER);
        environment.put("LANDBRIDGE_MODEL", model);
        environment.put("HF_ENDPOINT", portal.toString());
        environment.put("HF_HUB_DISABLE_XET", "1");
        environment.put(tokenName, token);
        return environment;
    }

    private static Path script(String name) {
        return Path.of(System.getProperty("landbridge.root")).resolve("platform/launcher/src/test/peers/" + name);
    }
}
