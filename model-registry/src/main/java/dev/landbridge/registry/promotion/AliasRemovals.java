package dev.landbridge.registry.promotion;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.model.Models;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;

/** Takes aliases away that no traffic follows. */
@ApplicationScoped
public class AliasRemovals {
    private final Models models;
    private final Aliases aliases;
    private final AuditLog audit;

    AliasRemovals(Models models, Aliases aliases, AuditLog audit) {
        this.models = models;
        this.aliases = aliases;
        this.audit = audit;
    }

    /** Taking away an alias that is not there is harmless. */
    @Transactional
    public void remove(String team, String model, String name, Actor actor) {
        models.get(team, model);
        Optional<Alias> before = aliases.remove(team, model, name);
        before.ifPresent(alias -> {
            if (alias.deploymentId() != null) {
                throw Problem.conflict("The alias '" + name + "' serves version " + alias.version()
                        + " by the deployment " + alias.deploymentId() + "; promote another version instead.");
            }
            audit.record(
                    team,
                    actor,
                    "remove-alias",
                    new Subject("model", model),
                    Map.of("alias", name, "from", alias.version()));
        });
    }
}
