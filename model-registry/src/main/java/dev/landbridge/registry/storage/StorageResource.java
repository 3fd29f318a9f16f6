package dev.landbridge.registry.storage;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.registry.blob.BlobConfig;
import dev.landbridge.registry.blob.StorageLimits;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What is stored, what may be stored, and the care of it. */
@Path("/api/v1/storage")
public class StorageResource {
    /** What the team keeps; {@code bytes} less {@code referenced_bytes} is what the next collections may take. */
    public record Usage(String team, long blobs, long bytes, long referencedBytes, StorageLimits.Limits limits) {}

    private final StorageUsageStore usage;
    private final StorageLimits limits;
    private final StorageChecks checks;
    private final Collections collections;
    private final BlobConfig config;
    private final Caller caller;

    StorageResource(
            StorageUsageStore usage,
            StorageLimits limits,
            StorageChecks checks,
            Collections collections,
            BlobConfig config,
            Caller caller) {
        this.usage = usage;
        this.limits = limits;
        this.checks = checks;
        this.collections = collections;
        this.config = config;
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Usage get() {
        StorageUsageStore.Usage found = usage.of(caller.team());
        return new Usage(
                caller.team(), found.blobs(), found.bytes(), found.referencedBytes(), limits.of(caller.team()));
    }

    @PUT
    @Path("limits/{team}")
    @RolesAllowed(Role.OPERATOR)
    public StorageLimits.Limits limit(@PathParam("team") String team, @NotNull StorageLimits.Limits wish) {
        return limits.set(team, Actor.of(caller), wish);
    }

    @POST
    @Path("checks")
    @RolesAllowed(Role.OPERATOR)
    public Response check() {
        StorageCheck check = checks.begin(Actor.of(caller));
        return Response.created(URI.create("/api/v1/storage/checks/" + check.id()))
                .entity(check)
                .build();
    }

    @GET
    @Path("checks")
    @RolesAllowed(Role.OPERATOR)
    public Page<StorageCheck> checks(@BeanParam PageRequest page) {
        return checks.list(page);
    }

    @GET
    @Path("checks/{id}")
    @RolesAllowed(Role.OPERATOR)
    public StorageCheck check(@PathParam("id") String id) {
        return checks.get(id);
    }

    /** Collects now what the grace period does not protect. */
    @POST
    @Path("collections")
    @RolesAllowed(Role.OPERATOR)
    public Collection collect() {
        return collections.run(config.gracePeriod());
    }
}
