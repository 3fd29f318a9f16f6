package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.promotion.AliasRemovals;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Moves versions between stages, which means: promotes them, takes aliases away, marks them as archived. */
@ApplicationScoped
class Stages {
    private final Promotions promotions;
    private final AliasRemovals removals;
    private final Aliases aliases;
    private final ModelVersions versions;

    Stages(Promotions promotions, AliasRemovals removals, Aliases aliases, ModelVersions versions) {
        this.promotions = promotions;
        this.removals = removals;
        this.aliases = aliases;
        this.versions = versions;
    }

    void transition(String team, Actor actor, String model, int version, Stage to, boolean archiveExisting) {
        if (archiveExisting && to.alias() == null) {
            throw Problem.invalid("archive_existing_versions", "is for the stages Staging and Production only");
        }
        versions.get(team, model, version);
        List<Alias> pointing = aliases.of(team, model);
        List<Alias> leaving = pointing.stream()
                .filter(alias -> alias.version() == version && Stage.ALIASES.contains(alias.name()))
                .filter(alias -> !alias.name().equals(to.alias()))
                .toList();
        leaving.forEach(Stages::requireFree);
        Optional<Alias> before = pointing.stream()
                .filter(alias -> alias.name().equals(to.alias()) && alias.version() != version)
                .findFirst();
        if (to.alias() != null) {
            promotions.promote(new Promotions.Wish(team, model, version, to.alias(), null), actor);
        }
        leaving.forEach(alias -> removals.remove(team, model, alias.name(), actor));
        mark(team, actor, model, version, to == Stage.ARCHIVED);
        if (archiveExisting) {
            before.ifPresent(alias -> mark(team, actor, model, alias.version(), true));
        }
    }

    private void mark(String team, Actor actor, String model, int version, boolean archived) {
        boolean marked = versions.get(team, model, version).tags().containsKey(Stage.ARCHIVED_TAG);
        if (archived && !marked) {
            versions.tag(team, actor, model, version, Stage.ARCHIVED_TAG, Stage.ARCHIVED.label());
        } else if (!archived && marked) {
            versions.untag(team, actor, model, version, Stage.ARCHIVED_TAG);
        }
    }

    private static void requireFree(Alias alias) {
        if (alias.deploymentId() != null) {
            throw Problem.conflict("Version " + alias.version() + " serves as '" + alias.name()
                    + "' and cannot leave that stage; promote another version to it first.");
        }
    }
}
