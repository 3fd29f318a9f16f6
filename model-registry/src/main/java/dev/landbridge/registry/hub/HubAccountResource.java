package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.access.Scope;
import dev.landbridge.registry.lifecycle.Deletions;
import dev.landbridge.registry.lifecycle.Renames;
import dev.landbridge.registry.model.Visibility;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who the visitor is, and the repositories as a whole. */
@Path("/api")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
@Consumes(MediaType.WILDCARD)
public class HubAccountResource {
    private final HubRepos repos;
    private final HubDatasets datasets;
    private final Deletions deletions;
    private final Renames renames;
    private final HubBody body;
    private final HubVisitor visitor;
    private final HubAddress address;

    HubAccountResource(
            HubRepos repos,
            HubDatasets datasets,
            Deletions deletions,
            Renames renames,
            HubBody body,
            HubVisitor visitor,
            HubAddress address) {
        this.repos = repos;
        this.datasets = datasets;
        this.deletions = deletions;
        this.renames = renames;
        this.body = body;
        this.visitor = visitor;
        this.address = address;
    }

    @GET
    @Path("whoami-v2")
    public Map<String, Object> whoAmI() {
        List<Map<String, Object>> teams = new ArrayList<>();
        visitor.roleByTeam()
                .forEach((team, role) -> teams.add(
                        Map.of("type", "org", "id", team, "name", team, "fullname", team, "roleInOrg", hubRole(role))));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", "user");
        view.put("id", visitor.actor().id());
        view.put("name", visitor.actor().name());
        view.put("fullname", visitor.actor().name());
        view.put("isPro", false);
        view.put("canPay", false);
        view.put("orgs", teams);
        view.put(
                "auth",
                Map.of(
                        "type",
                        "access_token",
                        "accessToken",
                        Map.of("displayName", "landbridge", "role", visitor.scope() == Scope.READ ? "read" : "write")));
        return view;
    }

    @POST
    @Path("repos/create")
    public Map<String, Object> create(InputStream content) {
        JsonNode wish = body.object(content);
        String name = HubBody.required(wish, "name");
        String team = HubBody.text(wish, "organization", visitor.team());
        if (HubBody.text(wish, "type", "model").equals("dataset")) {
            return createDataset(team, name);
        }
        requireModel(wish);
        if (visitor.isMemberOf(team) && repos.exists(team, name)) {
            throw HubError.exists(team + "/" + name, address.of("/" + team + "/" + name));
        }
        HubRepo repo = repos.create(
                team,
                name,
                wish.path("private").isBoolean() && !wish.path("private").booleanValue()
                        ? Visibility.INTERNAL
                        : Visibility.TEAM);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("url", address.of("/" + repo.id()));
        view.put("name", repo.id());
        view.put("id", repo.id());
        return view;
    }

    private Map<String, Object> createDataset(String team, String name) {
        if (visitor.isMemberOf(team) && datasets.exists(team, name)) {
            throw HubError.exists(team + "/" + name, address.of("/datasets/" + team + "/" + name));
        }
        HubDataset dataset = datasets.create(team, name);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("url", address.of("/datasets/" + dataset.id()));
        view.put("name", dataset.id());
        view.put("id", dataset.id());
        return view;
    }

    @DELETE
    @Path("repos/delete")
    public Map<String, Object> delete(InputStream content) {
        JsonNode wish = body.object(content);
        requireModel(wish);
        String team = HubBody.text(wish, "organization", visitor.team());
        HubRepo repo = repos.open(team, HubBody.required(wish, "name"), HubRepos.Need.WRITE);
        deletions.deleteModel(repo.team(), visitor.actor(), repo.name());
        return Map.of();
    }

    /** Another name within the same team. */
    @POST
    @Path("repos/move")
    public Map<String, Object> move(InputStream content) {
        JsonNode wish = body.object(content);
        requireModel(wish);
        String[] from = HubBody.required(wish, "fromRepo").split("/", 2);
        String[] to = HubBody.required(wish, "toRepo").split("/", 2);
        if (from.length != 2 || to.length != 2 || !from[0].equals(to[0])) {
            throw HubError.of(400, "A repository can only move within its team: team/name to team/other.");
        }
        HubRepo repo = repos.open(from[0], from[1], HubRepos.Need.WRITE);
        renames.rename(repo.team(), visitor.actor(), repo.name(), to[1]);
        return Map.of();
    }

    /** README files have free front matter here: nothing to object to. */
    @POST
    @Path("validate-yaml")
    public Map<String, Object> validate(InputStream content) {
        HubBody.text(body.object(content), "content", "");
        return Map.of("errors", List.of(), "warnings", List.of());
    }

    private static void requireModel(JsonNode wish) {
        String type = HubBody.text(wish, "type", "model");
        if (!type.equals("model")) {
            throw HubError.of(400, "This can be done with models only, not with " + type + "s.");
        }
    }

    private static String hubRole(String role) {
        return switch (role) {
            case Role.VIEWER -> "read";
            case Role.ADMIN -> "admin";
            default -> "write";
        };
    }
}
