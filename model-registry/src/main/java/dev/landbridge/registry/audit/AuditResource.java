package dev.landbridge.registry.audit;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.AuditEvent;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("/api/v1/audit")
public class AuditResource {
    private final AuditLog audit;
    private final Caller caller;

    AuditResource(AuditLog audit, Caller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    /** {@code subject} is {@code kind:id}, for example {@code release:rel_01...}; without it the whole team is listed. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<AuditEvent> list(@QueryParam("subject") String subject, @BeanParam PageRequest page) {
        return audit.list(caller.team(), subject == null || subject.isBlank() ? null : parse(subject), page);
    }

    private static Subject parse(String subject) {
        int colon = subject.indexOf(':');
        if (colon < 1) {
            throw Problem.invalid("subject", "must be kind:id, for example model:adder");
        }
        return new Subject(subject.substring(0, colon), subject.substring(colon + 1));
    }
}
