package dev.landbridge.registry.alias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The movable names of a model and where they pointed before. Whether a name may move is not decided here. */
@ApplicationScoped
public class Aliases {
    private final AliasStore store;

    Aliases(AliasStore store) {
        this.store = store;
    }

    @Transactional
    public List<Alias> of(String team, String model) {
        return store.of(team, model);
    }

    @Transactional
    public List<AliasMove> history(String team, String model, String name) {
        return store.history(team, model, name);
    }

    /** Moves the alias in the caller's transaction and returns where it pointed before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Alias> move(String team, String model, Alias to) {
        Optional<Alias> before = store.lock(team, model, to.name());
        store.put(team, model, to);
        Integer from = before.map(Alias::version).orElse(null);
        store.remember(
                team,
                model,
                new AliasMove(to.name(), from, to.version(), to.chip(), to.releaseId(), to.movedAt(), to.movedBy()));
        return before;
    }
}
