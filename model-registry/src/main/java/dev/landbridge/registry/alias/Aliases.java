package dev.landbridge.registry.alias;

import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** Aliases by model, in name order; a model without aliases is not in the map. */
    @Transactional
    public Map<String, List<Alias>> ofModels(String team, Collection<String> models) {
        return store.ofModels(team, models).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Transactional
    public List<AliasMove> history(String team, String model, String name) {
        return store.history(team, model, name);
    }

    /** Takes the alias away in the caller's transaction and returns where it pointed; empty when it pointed nowhere. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Alias> remove(String team, String model, String name) {
        Optional<Alias> before = store.lock(team, model, name);
        before.ifPresent(alias -> store.remove(team, model, name));
        return before;
    }

    /**
     * Where a rollback leads: the version that the alias pointed at before it came to the one it points at now. A
     * version that was rolled back from is not come back to.
     */
    @Transactional
    public Optional<AliasMove> previous(String team, String model, String name) {
        Deque<AliasMove> path = new ArrayDeque<>();
        List<AliasMove> moves = new ArrayList<>(store.history(team, model, name));
        Collections.reverse(moves);
        for (AliasMove move : moves) {
            if (move.kind().equals(AliasMove.ROLLBACK)) {
                path.poll();
            }
            if (!path.isEmpty() && path.peek().toVersion() == move.toVersion()) {
                path.poll();
            }
            path.push(move);
        }
        path.poll();
        return Optional.ofNullable(path.peek());
    }

    /** Moves the alias in the caller's transaction and returns where it pointed before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Alias> move(String team, String model, Alias to, AliasMove.Cause cause) {
        Optional<Alias> before = store.lock(team, model, to.name());
        if (!store.put(team, model, to)) {
            throw Problem.notFound("model version", model + "/" + to.version());
        }
        store.remember(
                team,
                model,
                new AliasMove(
                        to.name(),
                        before.map(Alias::version).orElse(null),
                        to.version(),
                        to.chip(),
                        to.releaseId(),
                        to.movedAt(),
                        to.movedBy(),
                        cause.kind(),
                        cause.reason(),
                        cause.decisionId()));
        return before;
    }
}
