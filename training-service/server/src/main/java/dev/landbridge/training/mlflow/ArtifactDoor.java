package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.training.tracking.RunId;
import dev.landbridge.training.tracking.RunReadings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The files of MLflow's runs. */
@Path("/api/2.0/mlflow/artifacts")
public class ArtifactDoor {
    private final RunReadings runs;
    private final ArtifactTree tree;
    private final Caller caller;

    ArtifactDoor(RunReadings runs, ArtifactTree tree, Caller caller) {
        this.runs = runs;
        this.tree = tree;
        this.caller = caller;
    }

    @GET
    @Path("list")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Listing list(
            @RestQuery("run_id") String runId,
            @RestQuery("run_uuid") String runUuid,
            @RestQuery String path,
            @RestQuery("page_token") String pageToken) {
        String root = runs.require(caller.team(), RunId.of(Wire.either(runId, runUuid)))
                .artifactUri();
        return tree.list(caller.team(), root, path, pageToken);
    }

    /** Paths are relative to the root. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listing(String rootUri, List<File> files, String nextPageToken) {}

    /** @param fileSize bytes; null for a directory */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record File(String path, boolean isDir, Long fileSize) {}
}
