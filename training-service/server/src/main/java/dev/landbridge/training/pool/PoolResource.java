package dev.landbridge.training.pool;

import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/api/v1/pools")
public class PoolResource {
    private final Pools pools;

    PoolResource(Pools pools) {
        this.pools = pools;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE, Role.OPERATOR})
    public PoolList list() {
        return new PoolList(pools.list());
    }

    /** All pools, in order of preference. */
    public record PoolList(List<Pool> items) {}
}
