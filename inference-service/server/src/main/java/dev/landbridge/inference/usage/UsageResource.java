package dev.landbridge.inference.usage;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/usage")
class UsageResource {
    private final Usage usage;
    private final Caller caller;

    UsageResource(Usage usage, Caller caller) {
        this.usage = usage;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<UsageGroup> sums(
            @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("group_by") String groupBy) {
        return Page.whole(usage.sums(caller.team(), from, to, groupBy));
    }

    @GET
    @Path("/records")
    @Operation(
            description =
                    "One record a request, newest first. Counts are the engine's own. A stream that the client left is"
                            + " metered up to the last token the engine had sent; an answer without stream that the client"
                            + " left before it came has status client_closed and 0 tokens, because the engine states its"
                            + " usage only with the answer.")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<UsageRecord> records(@BeanParam PageRequest page) {
        return usage.records(caller.team(), page);
    }
}
