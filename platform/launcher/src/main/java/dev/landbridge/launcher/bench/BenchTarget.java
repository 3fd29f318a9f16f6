package dev.landbridge.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.problem.LauncherException;
import java.time.Duration;
import java.util.Set;

/** What is measured: an installation with a served model, as the engineer of the demo sees it. */
public record BenchTarget(Home home, Distribution distribution, FrontDoor engineer) {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<String> GOOD_ENDS = Set.of("SUCCEEDED", "READY");
    private static final Set<String> BAD_ENDS = Set.of("FAILED", "CANCELLED", "STOPPED");

    /** The first public route, once the deployment behind it serves: it starts again with the installation. */
    public JsonNode route() throws InterruptedException {
        JsonNode route = engineer.get("/api/v1/routes").path("items").path(0);
        if (route.isMissingNode()) {
            throw new LauncherException("No model is served in " + home.root() + ".", "Run ./landbridge demo first.");
        }
        await("/api/v1/deployments/" + route.path("deployment_id").asText());
        return route;
    }

    /** The job or deployment once it has ended well. */
    public JsonNode await(String path) throws InterruptedException {
        JsonNode row = engineer.get(path);
        while (!GOOD_ENDS.contains(row.path("state").asText())) {
            if (BAD_ENDS.contains(row.path("state").asText())) {
                throw new IllegalStateException(path + " ended badly: " + row);
            }
            Thread.sleep(PAUSE.toMillis());
            row = engineer.get(path);
        }
        return row;
    }
}
