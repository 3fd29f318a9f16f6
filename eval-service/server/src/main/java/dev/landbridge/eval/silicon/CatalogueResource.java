package dev.landbridge.eval.silicon;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.etag.VersionTag;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.silicon.CatalogueExport;
import dev.landbridge.silicon.CatalogueRow;
import dev.landbridge.silicon.RowKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Chips, engine versions, architectures and rules, as an operator may change them. */
@Path("/api/v1/silicon")
public class CatalogueResource {
    private final Catalogues catalogues;
    private final CatalogueEdits edits;
    private final Caller caller;

    CatalogueResource(Catalogues catalogues, CatalogueEdits edits, Caller caller) {
        this.catalogues = catalogues;
        this.edits = edits;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.ANYONE_SIGNED_IN)
    @Operation(summary = "Read which catalogue is in force")
    public CatalogueSummary summary() {
        return catalogues.summary();
    }

    @GET
    @Path("rows")
    @RolesAllowed(Role.ANYONE_SIGNED_IN)
    @Operation(
            summary = "List the rows of the catalogue with their provenance",
            description = "kind is chip, engine, architecture or rule; without it every kind is listed.")
    public Page<RowView> rows(@QueryParam("kind") String kind) {
        return Page.whole(catalogues.rows(kind == null || kind.isBlank() ? null : kind(kind)));
    }

    @GET
    @Path("rows/{kind}/{key}")
    @RolesAllowed(Role.ANYONE_SIGNED_IN)
    @Operation(summary = "Read one row")
    public Response row(@PathParam("kind") String kind, @PathParam("key") String key) {
        return answer(catalogues.row(kind(kind), key));
    }

    @GET
    @Path("rows/{kind}/{key}/changes")
    @RolesAllowed(Role.ANYONE_SIGNED_IN)
    @Operation(summary = "List who changed a row and why, newest first")
    public Page<RowChange> changes(@PathParam("kind") String kind, @PathParam("key") String key) {
        return Page.whole(catalogues.changes(kind(kind), key));
    }

    @PUT
    @Path("rows/{kind}/{key}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Add or replace a row",
            description = "The row is written as in the data files, with a source, and checked with all others."
                    + " The key of an engine is engine@version, that of an architecture its class name.")
    public Response save(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid RowRequest request) {
        CatalogueRow row = new CatalogueRow(kind(kind), key, request.row());
        return answer(edits.save(Actor.of(caller), row, request.reason(), ifMatch));
    }

    @DELETE
    @Path("rows/{kind}/{key}")
    @ResponseStatus(204)
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Give the shipped row back, or take an added one away")
    public void restore(
            @PathParam("kind") String kind,
            @PathParam("key") String key,
            @QueryParam("reason") String reason,
            @HeaderParam("If-Match") String ifMatch) {
        if (reason == null || reason.isBlank() || reason.length() > 1000) {
            throw Problem.invalid("reason", "say why, in at most 1000 characters");
        }
        edits.restore(Actor.of(caller), kind(kind), key, reason, ifMatch);
    }

    @GET
    @Path("export")
    @RolesAllowed(Role.ANYONE_SIGNED_IN)
    @Operation(
            summary = "Export the operator's rows",
            description = "The file that `landbridge portability --catalogue` lays over the shipped rows.")
    public CatalogueExport export() {
        return catalogues.export();
    }

    private static Response answer(RowView row) {
        return Response.ok(row).tag(new VersionTag(row.revision()).entityTag()).build();
    }

    private static RowKind kind(String label) {
        try {
            return RowKind.of(label);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("kind", e.getMessage());
        }
    }
}
