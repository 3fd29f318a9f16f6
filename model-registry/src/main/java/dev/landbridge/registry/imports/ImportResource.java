package dev.landbridge.registry.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;

@Path("/api/v1/imports")
public class ImportResource {
    /**
     * Wish for an import.
     *
     * @param endpoint base address of the source; absent takes the public one
     * @param revision branch, tag or commit; absent takes main, on ModelScope master
     * @param model name in this registry
     * @param token for private or gated repositories; kept encrypted until the import ends
     * @param facts kept with the version beside the provenance
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ImportWish(
            @NotNull SourceKind source,
            @Size(max = 500) String endpoint,
            @NotBlank String repo,
            String revision,
            @NotBlank String model,
            @Size(max = 4000) String token,
            Map<String, String> facts) {}

    private final Imports imports;
    private final Caller caller;

    ImportResource(Imports imports, Caller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Import> list(@BeanParam PageRequest page) {
        return imports.list(caller.team(), page);
    }

    @POST
    @RolesAllowed(Role.MEMBER)
    public Response start(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull ImportWish wish) {
        Import begun = imports.start(
                caller.team(),
                Actor.of(caller),
                new Imports.NewImport(
                        wish.source(),
                        wish.endpoint(),
                        wish.repo(),
                        wish.revision(),
                        wish.model(),
                        wish.token(),
                        wish.facts()),
                key);
        return Response.created(URI.create("/api/v1/imports/" + begun.id()))
                .entity(begun)
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Import get(@PathParam("id") String id) {
        return imports.get(caller.team(), id);
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed(Role.MEMBER)
    public Import cancel(@PathParam("id") String id) {
        return imports.cancel(caller.team(), Actor.of(caller), id);
    }
}
