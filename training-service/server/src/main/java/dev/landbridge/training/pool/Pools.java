package dev.landbridge.training.pool;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.training.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The silicon decision: which pools there are, and which one a run takes. */
@ApplicationScoped
public class Pools {
    private static final String CLUSTER_ONLY =
            "Not available here: the trainer of this installation runs on the CPU; this pool needs the cluster backend.";
    private static final String EXPERIMENTAL =
            "Experimental: training on this silicon is known to be unstable in speed and may have to be switched.";

    private final PoolsConfig config;
    private final Ledger ledger;

    Pools(PoolsConfig config, Ledger ledger) {
        this.config = config;
        this.ledger = ledger;
    }

    /** In order of preference. */
    public List<Pool> list() {
        return config.pools().entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().order()))
                .map(this::describe)
                .toList();
    }

    /** The named pool, or the first available one when the name is null or blank. */
    public Pool choose(String name) {
        if (name == null || name.isBlank()) {
            return list().stream()
                    .filter(Pool::available)
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemType.CONFLICT, "No pool of this installation is available."));
        }
        Pool pool = list().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("pool", "is not a pool of this installation; see /api/v1/pools"));
        if (!pool.available()) {
            throw Problem.conflict("Pool '" + name + "': " + pool.note());
        }
        return pool;
    }

    private Pool describe(Map.Entry<String, PoolsConfig.Entry> named) {
        PoolsConfig.Entry entry = named.getValue();
        boolean available = entry.backend() == PoolsConfig.Backend.PROCESS && entry.capacity() > 0;
        return new Pool(
                named.getKey(),
                entry.title(),
                entry.silicon(),
                entry.primary(),
                entry.experimental(),
                entry.capacity(),
                ledger.occupied(named.getKey()),
                available,
                note(entry, available));
    }

    private static String note(PoolsConfig.Entry entry, boolean available) {
        String warning = entry.experimental() ? EXPERIMENTAL : "";
        return available ? warning : (warning + " " + CLUSTER_ONLY).trim();
    }
}
