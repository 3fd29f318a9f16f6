package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.model.Visibility;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Map;

/** Who may see a repository. */
@Path("/api/models/{team}/{name}/settings")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
@Consumes(MediaType.WILDCARD)
public class HubSettingsResource {
    private final HubRepos repos;
    private final HubBody body;

    HubSettingsResource(HubRepos repos, HubBody body) {
        this.repos = repos;
        this.body = body;
    }

    /** Visibility: private is the team's, public is everybody's who is signed in, gated asks first. */
    @PUT
    public Map<String, Object> settings(
            @PathParam("team") String team, @PathParam("name") String name, InputStream content) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.WRITE);
        JsonNode wish = body.object(content);
        String before = repo.model().visibility();
        String after = visibility(wish, before);
        HubRepo now = after.equals(before) ? repo : repos.change(repo, after);
        return HubViews.repo(now);
    }

    private static String visibility(JsonNode wish, String before) {
        JsonNode gated = wish.path("gated");
        if (gated.asText().equals("auto")) {
            throw HubError.of(400, "Access is granted by people here: use gated=\"manual\".");
        }
        if (gated.asText().equals("manual")) {
            return Visibility.GATED;
        }
        String visibility = HubBody.text(wish, "visibility", null);
        if (wish.path("private").isBoolean()) {
            visibility = wish.path("private").booleanValue() ? "private" : "public";
        }
        if (visibility == null) {
            boolean opened = gated.isBoolean() && !gated.booleanValue() && before.equals(Visibility.GATED);
            return opened ? Visibility.INTERNAL : before;
        }
        return switch (visibility) {
            case "private" -> Visibility.TEAM;
            case "public" -> Visibility.INTERNAL;
            default -> throw HubError.of(400, "'visibility' must be private or public.");
        };
    }
}
