package dev.landbridge.training.ledger;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/ledger")
public class LedgerResource {
    private final Ledger ledger;
    private final Caller caller;

    LedgerResource(Ledger ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public LedgerReport report(@RestQuery String from, @RestQuery String to) {
        return ledger.report(caller.team(), time("from", from), time("to", to));
    }

    private static Instant time(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "must be an RFC 3339 time in UTC, for example 2026-01-31T00:00:00Z");
        }
    }
}
