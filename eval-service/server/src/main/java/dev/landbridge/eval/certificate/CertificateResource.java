package dev.landbridge.eval.certificate;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

@Path("/api/v1/certificates")
public class CertificateResource {
    private static final String BUNDLE_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    private final Certificates certificates;
    private final Caller caller;

    CertificateResource(Certificates certificates, Caller caller) {
        this.certificates = certificates;
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
        return Response.ok(certificates.bundle(caller.team(), id), BUNDLE_TYPE)
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
}
