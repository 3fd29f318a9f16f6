package dev.landbridge.kit.audit;

import dev.landbridge.formats.audit.AuditChainReport;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;

/**
 * The audit log of the service it runs in. The front door sends {@code ?service=training} and the like to that service;
 * without it the registry answers. {@code ?scope=installation} is the operator's: what belongs to no team.
 */
@Path("/api/v1/audit")
@RequestScoped
public class AuditResource {
    private static final String NDJSON = "application/x-ndjson";

    private final AuditLog log;
    private final AuditTrail trail;
    private final Caller caller;

    @QueryParam("service")
    String service;

    @QueryParam("scope")
    String scope;

    AuditResource(AuditLog log, AuditTrail trail, Caller caller) {
        this.log = log;
        this.trail = trail;
        this.caller = caller;
    }

    /** What matches, newest first. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE, Role.OPERATOR})
    public Page<AuditEvent> list(@BeanParam AuditSearch search, @BeanParam PageRequest page) {
        return log.list(owner(), search, page);
    }

    /** An unbroken part of the chain, one event a line, for {@code landbridge audit verify}. */
    @GET
    @Path("export")
    @Produces(NDJSON)
    @RolesAllowed({Role.VIEWER, Role.SERVICE, Role.OPERATOR})
    public Response export(@QueryParam("from") String from, @QueryParam("to") String to) {
        String owner = owner();
        Instant first = time("from", from);
        Instant end = time("to", to);
        StreamingOutput lines = out -> trail.export(owner, first, end, out);
        return Response.ok(lines, NDJSON)
                .header("Content-Disposition", "attachment; filename=\"audit.ndjson\"")
                .build();
    }

    /** Computes every digest again. */
    @POST
    @Path("verification")
    @RolesAllowed({Role.VIEWER, Role.SERVICE, Role.OPERATOR})
    public AuditChainReport verify() {
        return trail.verify(owner());
    }

    private String owner() {
        if (service != null && !service.equals(trail.service())) {
            throw Problem.invalid(
                    "service", "names no service of this installation; this is '" + trail.service() + "'");
        }
        if (scope == null || scope.isBlank() || scope.equals("team")) {
            return caller.team();
        }
        if (!scope.equals("installation")) {
            throw Problem.invalid("scope", "must be team or installation");
        }
        if (!caller.hasRole(Role.OPERATOR)) {
            throw Problem.of(ProblemType.PERMISSION_DENIED, "The installation's own log is for operators.");
        }
        return AuditLog.INSTALLATION;
    }

    private static Instant time(String field, String text) {
        return text == null || text.isBlank() ? null : AuditSearch.instant(field, text);
    }
}
