package dev.landbridge.registry.event;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** For whoever asks instead of being told. */
@Path("/api/v1/events")
public class EventResource {
    private final RegistryEvents events;
    private final Caller caller;

    EventResource(RegistryEvents events, Caller caller) {
        this.events = events;
        this.caller = caller;
    }

    /** Newest first; {@code subject} is {@code kind:id}, for example {@code model:adder}. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<RegistryEvent> list(
            @QueryParam("type") String type, @QueryParam("subject") String subject, @BeanParam PageRequest page) {
        return events.list(caller.team(), type, parse(subject), page);
    }

    private static RegistryEvent.Subject parse(String subject) {
        if (subject == null || subject.isBlank()) {
            return null;
        }
        int colon = subject.indexOf(':');
        if (colon < 1) {
            throw Problem.invalid("subject", "must be kind:id, for example model:adder");
        }
        return new RegistryEvent.Subject(subject.substring(0, colon), subject.substring(colon + 1));
    }
}
