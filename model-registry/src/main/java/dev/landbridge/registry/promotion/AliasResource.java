package dev.landbridge.registry.promotion;

import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.AliasMove;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.decision.Decision;
import dev.landbridge.registry.decision.Decisions;
import dev.landbridge.registry.decision.SignedDecision;
import dev.landbridge.registry.decision.SignedDecisions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/models/{model}/aliases")
public class AliasResource {
    /** Where the alias shall point. */
    public record Target(@Min(1) int version, String chip) {}

    /** Why the alias goes back. */
    public record Rollback(@NotBlank @Size(max = 4000) String reason) {}

    private final Promotions promotions;
    private final AliasRemovals removals;
    private final Aliases aliases;
    private final Decisions decisions;
    private final SignedDecisions signed;
    private final Caller caller;

    AliasResource(
            Promotions promotions,
            AliasRemovals removals,
            Aliases aliases,
            Decisions decisions,
            SignedDecisions signed,
            Caller caller) {
        this.promotions = promotions;
        this.removals = removals;
        this.aliases = aliases;
        this.decisions = decisions;
        this.signed = signed;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Alias> list(@PathParam("model") String model) {
        return Page.whole(aliases.of(caller.team(), model));
    }

    @PUT
    @Path("{alias}")
    @RolesAllowed(Role.MEMBER)
    public Alias promote(
            @PathParam("model") String model, @PathParam("alias") String alias, @Valid @NotNull Target target) {
        return promotions.promote(
                new Promotions.Wish(caller.team(), model, target.version(), alias, target.chip()), Actor.of(caller));
    }

    @DELETE
    @Path("{alias}")
    @RolesAllowed(Role.MEMBER)
    public void remove(@PathParam("model") String model, @PathParam("alias") String alias) {
        removals.remove(caller.team(), model, alias, Actor.of(caller));
    }

    @GET
    @Path("{alias}/history")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<AliasMove> history(@PathParam("model") String model, @PathParam("alias") String alias) {
        return Page.whole(aliases.history(caller.team(), model, alias));
    }

    @POST
    @Path("{alias}/rollback")
    @RolesAllowed(Role.RELEASER)
    @Operation(
            summary = "Move an alias back to the version it pointed at before",
            description = "One call: the same gate decides, a stopped deployment is started again, the traffic follows,"
                    + " and both moves stay in the history.")
    public Alias rollBack(
            @PathParam("model") String model, @PathParam("alias") String alias, @Valid @NotNull Rollback rollback) {
        return promotions.rollBack(caller.team(), model, alias, rollback.reason(), Actor.of(caller));
    }

    @GET
    @Path("{alias}/decisions")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(
            summary = "List what the gate decided about an alias",
            description = "Each decision names the policy and its digest, the evidence, approvals and waivers it rested"
                    + " on, and how every gate stood.")
    public Page<Decision> decisions(
            @PathParam("model") String model, @PathParam("alias") String alias, @BeanParam PageRequest page) {
        return decisions.of(caller.team(), model, alias, page);
    }

    @GET
    @Path("{alias}/decisions/{id}/attestation")
    @Produces(Envelope.MEDIA_TYPE)
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(
            summary = "Get a decision as a signed SLSA verification summary",
            description = "A sigstore bundle with the registry's signature; the public key is at"
                    + " /api/v1/models/signing-key.pem.")
    public Response attestation(
            @PathParam("model") String model, @PathParam("alias") String alias, @PathParam("id") String id) {
        SignedDecision decision = signed.get(caller.team(), model, alias, id);
        return Response.ok(decision.bundle(), Envelope.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".sigstore.json\"")
                .header("X-Key-Id", decision.keyId())
                .build();
    }
}
