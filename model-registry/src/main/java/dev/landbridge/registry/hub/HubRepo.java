package dev.landbridge.registry.hub;

import dev.landbridge.registry.model.Model;
import dev.landbridge.registry.version.CommitSha;

/** A model as this door shows it: a repository {@code team/name}. */
record HubRepo(Model model) {
    String team() {
        return model.team();
    }

    String name() {
        return model.name();
    }

    String id() {
        return team() + "/" + name();
    }

    /** The name of the empty beginning, before the first version. */
    String rootSha() {
        return CommitSha.of(model.createdBy(), model.createdAt().toString());
    }
}
