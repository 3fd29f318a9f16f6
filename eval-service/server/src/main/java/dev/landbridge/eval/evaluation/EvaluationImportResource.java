package dev.landbridge.eval.evaluation;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/evaluation-imports")
public class EvaluationImportResource {
    private final EvaluationImports imports;
    private final Caller caller;

    EvaluationImportResource(EvaluationImports imports, Caller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    /** Results and samples of lm-evaluation-harness, as files it wrote. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public Evaluation add(@NotNull @Valid EvaluationImport files) {
        return imports.add(caller.team(), Actor.of(caller), files);
    }
}
