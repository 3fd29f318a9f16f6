package dev.landbridge.registry.lifecycle;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.release.Releases;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.IntPredicate;

/** Takes models and versions away unless somebody relies on them: an alias, a release, a certificate. */
@ApplicationScoped
public class Deletions {
    private final Models models;
    private final ModelVersions versions;
    private final Aliases aliases;
    private final Releases releases;
    private final EvidenceIndex evidence;

    Deletions(Models models, ModelVersions versions, Aliases aliases, Releases releases, EvidenceIndex evidence) {
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
        this.releases = releases;
        this.evidence = evidence;
    }

    // Hiding comes first: it locks the row, so that an alias that moves meanwhile is seen by the check or finds
    // nothing.
    @Transactional
    public void deleteVersion(String team, Actor actor, String model, int version) {
        versions.delete(team, actor, model, version);
        requireUnused(team, model, number -> number == version);
    }

    @Transactional
    public void deleteModel(String team, Actor actor, String model) {
        models.delete(team, actor, model);
        versions.deleteAll(team, model);
        requireUnused(team, model, number -> true);
    }

    private void requireUnused(String team, String model, IntPredicate about) {
        List<Alias> named = aliases.of(team, model).stream()
                .filter(alias -> about.test(alias.version()))
                .toList();
        if (!named.isEmpty()) {
            Alias alias = named.get(0);
            throw kept(
                    model, alias.version(), "the alias '" + alias.name() + "' points to it; move or remove the alias");
        }
        releases.activeVersions(team, model).stream()
                .filter(about::test)
                .findFirst()
                .ifPresent(version -> {
                    throw kept(model, version, "a release of it is under way; cancel or finish the release");
                });
        evidence.versions(team, model, EvidenceKind.CERTIFICATE).stream()
                .filter(about::test)
                .findFirst()
                .ifPresent(version -> {
                    throw kept(model, version, "a certificate was issued for it, and its files are what it proves");
                });
    }

    private static Problem kept(String model, int version, String reason) {
        return Problem.conflict("Version " + version + " of '" + model + "' stays: " + reason + ".");
    }
}
