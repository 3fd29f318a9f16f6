package dev.landbridge.training.mlflow;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What MLflow clients ask before they sign in. */
@Path("/")
public class ServerDoor {
    /** The newest version of MLflow whose protocol this server was tried with. */
    private static final String PROTOCOL = "3.17.2";

    /** Open: clients compare versions before they send a token. */
    @GET
    @Path("version")
    @Produces(MediaType.TEXT_PLAIN)
    @PermitAll
    public String version() {
        return PROTOCOL;
    }

    /** Open: clients ask for this without a token; it says nothing about anybody's data. */
    @GET
    @Path("api/3.0/mlflow/server-info")
    @PermitAll
    public ServerInfo info() {
        return new ServerInfo("SqlStore", false, false, true, false);
    }

    /**
     * What clients may use.
     *
     * @param workspacesEnabled false: a team is chosen by header
     * @param multipartUploadsEnabled the registry takes large files in parts that are sent at once
     * @param multipartDownloadsEnabled false keeps downloads at one request for each file; clients that ask for ranges
     *     by presigned address get them all the same
     */
    public record ServerInfo(
            String storeType,
            boolean workspacesEnabled,
            boolean traceArchivalEnabled,
            boolean multipartUploadsEnabled,
            boolean multipartDownloadsEnabled) {}
}
