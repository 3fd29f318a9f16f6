package dev.landbridge.eval.certificate;

import dev.landbridge.formats.attestation.Envelope;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/certificates")
public class CertificateResource {
    /** Why a certificate is taken back. */
    public record RevocationWish(@NotBlank @Size(max = 1000) String reason) {}

    private final Certificates certificates;
    private final CertificateRevocations revocations;
    private final Caller caller;

    CertificateResource(Certificates certificates, CertificateRevocations revocations, Caller caller) {
        this.certificates = certificates;
        this.revocations = revocations;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<CertificateView> list(@BeanParam PageRequest page) {
        return certificates.list(caller.team(), page);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public CertificateView get(@PathParam("id") String id) {
        return certificates.get(caller.team(), id);
    }

    @GET
    @Path("/{id}/bundle")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response bundle(@PathParam("id") String id) {
        return Response.ok(certificates.bundle(caller.team(), id), Envelope.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".sigstore.json\"")
                .build();
    }

    @GET
    @Path("/{id}/archive")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response archive(@PathParam("id") String id) {
        String team = caller.team();
        certificates.get(team, id);
        StreamingOutput body = out -> certificates.archive(team, id, out);
        return Response.ok(body, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + id + ".landbridge.zip\"")
                .build();
    }

    @GET
    @Path("/{id}/test-result")
    @Produces(Envelope.MEDIA_TYPE)
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(summary = "Get the companion in-toto test-result statement as a sigstore bundle")
    public Response testResult(@PathParam("id") String id) {
        return Response.ok(certificates.testResult(caller.team(), id, Actor.of(caller)), Envelope.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".test-result.sigstore.json\"")
                .build();
    }

    @POST
    @Path("/{id}/revocation")
    @RolesAllowed(Role.RELEASER)
    @Operation(
            summary = "Take a certificate back, for ever",
            description = "It counts in no release gate any more. Repeating it changes nothing.")
    public CertificateView revoke(@PathParam("id") String id, @Valid @NotNull RevocationWish wish) {
        revocations.revoke(caller.team(), Actor.of(caller), id, wish.reason());
        return certificates.get(caller.team(), id);
    }
}
