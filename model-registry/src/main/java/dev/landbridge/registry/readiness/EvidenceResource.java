package dev.landbridge.registry.readiness;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The evidence of the whole team. */
@Path("/api/v1/evidence")
public class EvidenceResource {
    private final EvidenceListing listing;
    private final Caller caller;

    EvidenceResource(EvidenceListing listing, Caller caller) {
        this.listing = listing;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(
            summary = "List the evidence of the team, newest first",
            description = "Each piece is bound to digests of the weights, tokenizer, chat template, deployment and"
                    + " rules; stale_because names the bound facts that have changed.")
    public Page<Evidence> list(
            @QueryParam("model") String model,
            @QueryParam("kind") String kind,
            @QueryParam("stale") Boolean stale,
            @BeanParam PageRequest page) {
        return listing.list(caller.team(), model, kind == null || kind.isBlank() ? null : kindOf(kind), stale, page);
    }

    private static EvidenceKind kindOf(String label) {
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "kind",
                        "must be one of "
                                + Arrays.stream(EvidenceKind.values())
                                        .map(EvidenceKind::label)
                                        .collect(Collectors.joining(", "))));
    }
}
