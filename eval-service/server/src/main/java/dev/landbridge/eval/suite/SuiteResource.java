package dev.landbridge.eval.suite;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/suites")
public class SuiteResource {
    private final Suites suites;
    private final Caller caller;

    SuiteResource(Suites suites, Caller caller) {
        this.suites = suites;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Suite> list() {
        return Page.whole(suites.list(caller.team()));
    }

    /** Task files of lm-evaluation-harness; a field that needs Python is named with its task. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public SuiteDetail add(@NotNull @Valid SuiteRequest request) {
        return suites.add(caller.team(), Actor.of(caller), request);
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public SuiteDetail get(@PathParam("name") String name) {
        return suites.get(caller.team(), name);
    }

    /** Its task files and documents, for the real harness or another installation. */
    @GET
    @Path("/{name}/files")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<SuiteRequest.File> files(@PathParam("name") String name) {
        return Page.whole(suites.files(caller.team(), name));
    }

    /** What was evaluated with it stays. */
    @DELETE
    @Path("/{name}")
    @ResponseStatus(204)
    @RolesAllowed(Role.MEMBER)
    public void delete(@PathParam("name") String name) {
        suites.delete(caller.team(), Actor.of(caller), name);
    }
}
