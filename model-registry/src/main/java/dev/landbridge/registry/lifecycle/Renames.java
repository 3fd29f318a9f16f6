package dev.landbridge.registry.lifecycle;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.model.Model;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.release.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Gives models other names as long as no proof speaks of the old one. */
@ApplicationScoped
public class Renames {
    private final Models models;
    private final Releases releases;
    private final EvidenceIndex evidence;

    Renames(Models models, Releases releases, EvidenceIndex evidence) {
        this.models = models;
        this.releases = releases;
        this.evidence = evidence;
    }

    @Transactional
    public Model rename(String team, Actor actor, String model, String newName) {
        models.get(team, model);
        if (releases.any(team, model) || !evidence.versions(team, model, null).isEmpty()) {
            throw Problem.conflict(
                    "'" + model
                            + "' keeps its name: releases, evidence or certificates speak of it. Register a new model instead.");
        }
        if (!model.equals(newName)) {
            models.rename(team, actor, model, newName);
        }
        return models.get(team, newName).model();
    }
}
