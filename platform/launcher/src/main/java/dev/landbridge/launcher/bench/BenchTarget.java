package dev.landbridge.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.problem.LauncherException;

/** What is measured: an installation with a served model, as the engineer of the demo sees it. */
public record BenchTarget(Home home, Distribution distribution, FrontDoor engineer) {

    /** The first public route. */
    public JsonNode route() {
        JsonNode route = engineer.get("/api/v1/routes").path("items").path(0);
        if (route.isMissingNode()) {
            throw new LauncherException("No model is served in " + home.root() + ".", "Run ./landbridge demo first.");
        }
        return route;
    }
}
