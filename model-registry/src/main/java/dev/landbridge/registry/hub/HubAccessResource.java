package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.access.AccessRequest;
import dev.landbridge.registry.access.AccessRequests;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests for a gated repository, as its owners see and decide them. */
@Path("/api/models/{team}/{name}/user-access-request")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
@Consumes(MediaType.WILDCARD)
public class HubAccessResource {
    private final HubRepos repos;
    private final AccessRequests requests;
    private final HubBody body;
    private final HubVisitor visitor;

    HubAccessResource(HubRepos repos, AccessRequests requests, HubBody body, HubVisitor visitor) {
        this.repos = repos;
        this.requests = requests;
        this.body = body;
        this.visitor = visitor;
    }

    @GET
    @Path("{state}")
    public List<Map<String, Object>> list(
            @PathParam("team") String team, @PathParam("name") String name, @PathParam("state") String state) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.WRITE);
        return requests.ofModel(repo.team(), repo.name(), state(state)).stream()
                .map(request -> view(request, state))
                .toList();
    }

    @POST
    @Path("handle")
    public Map<String, Object> handle(
            @PathParam("team") String team, @PathParam("name") String name, InputStream content) {
        JsonNode wish = body.object(content);
        return decide(team, name, wish, state(HubBody.required(wish, "status")));
    }

    @POST
    @Path("grant")
    public Map<String, Object> grant(
            @PathParam("team") String team, @PathParam("name") String name, InputStream content) {
        return decide(team, name, body.object(content), AccessRequest.State.APPROVED);
    }

    private Map<String, Object> decide(String team, String name, JsonNode wish, AccessRequest.State state) {
        HubRepo repo = repos.open(team, name, HubRepos.Need.WRITE);
        repos.requireRole(Role.RELEASER, team);
        String reason = HubBody.text(wish, "rejectionReason", "");
        String id = HubBody.text(wish, "requestId", "");
        if (id.isEmpty()) {
            String user = HubBody.required(wish, "user");
            requests.decideByName(repo.team(), visitor.actor(), repo.name(), user, state, reason);
        } else {
            requests.decide(repo.team(), visitor.actor(), id, state, reason);
        }
        return Map.of();
    }

    private static AccessRequest.State state(String status) {
        return switch (status) {
            case "pending" -> AccessRequest.State.PENDING;
            case "accepted" -> AccessRequest.State.APPROVED;
            case "rejected" -> AccessRequest.State.REJECTED;
            default -> throw HubError.of(400, "The status must be pending, accepted or rejected.");
        };
    }

    private static Map<String, Object> view(AccessRequest request, String status) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("user", Map.of("user", request.user(), "fullname", request.user(), "orgs", List.of()));
        view.put("requestId", request.id());
        view.put("status", status);
        view.put("timestamp", HubViews.time(request.createdAt()));
        view.put("fields", Map.of("message", request.message(), "team", request.requesterTeam()));
        return view;
    }
}
