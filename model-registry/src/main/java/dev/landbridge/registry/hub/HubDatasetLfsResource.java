package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** Git LFS batch of datasets. */
@Path("/datasets/{team}/{repository:[^/]+\\.git}/info/lfs/objects")
@RolesAllowed(Role.ANYONE_SIGNED_IN)
@Consumes(MediaType.WILDCARD)
@Produces(HubLfs.MEDIA)
public class HubDatasetLfsResource {
    private final HubDatasets repos;
    private final HubLfs lfs;
    private final HubBody body;

    HubDatasetLfsResource(HubDatasets repos, HubLfs lfs, HubBody body) {
        this.repos = repos;
        this.lfs = lfs;
        this.body = body;
    }

    @POST
    @Path("batch")
    public Response batch(
            @PathParam("team") String team, @PathParam("repository") String repository, InputStream content) {
        JsonNode wish = body.object(content);
        open(team, repository, HubLfs.isUpload(wish) ? HubRepos.Need.WRITE : HubRepos.Need.READ);
        return Response.ok(lfs.batch(team, "/datasets/" + team + "/" + repository, wish))
                .type(HubLfs.MEDIA)
                .build();
    }

    @POST
    @Path("verify")
    public Response verify(
            @PathParam("team") String team, @PathParam("repository") String repository, InputStream content) {
        open(team, repository, HubRepos.Need.WRITE);
        lfs.verify(team, body.object(content));
        return Response.ok(Map.of()).type(HubLfs.MEDIA).build();
    }

    private void open(String team, String repository, HubRepos.Need need) {
        repos.open(team, repository.substring(0, repository.length() - ".git".length()), need);
    }
}
