package dev.landbridge.registry.version;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.request.RequestId;
import dev.landbridge.kit.write.SharedWrites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/**
 * Registers versions in transactions of their own. A model's row gives out the numbers without a gap, so it is held
 * until the disk has them; versions of one model that come at the same time therefore share a transaction.
 */
@ApplicationScoped
public class Registrations {
    private static final int MOST = 32;

    private final ModelVersions versions;
    private final SharedWrites<Target, Request, ModelVersion> writes;

    Registrations(ModelVersions versions) {
        this.versions = versions;
        this.writes = new SharedWrites<>(MOST, this::registerAll);
    }

    /**
     * Wish for a version.
     *
     * @param tags the version's first tags
     * @param idempotencyKey null when the caller sent none
     */
    public record Registration(
            Actor actor, ModelVersions.NewVersion version, Map<String, String> tags, String idempotencyKey) {
        public Registration(Actor actor, ModelVersions.NewVersion version, String idempotencyKey) {
            this(actor, version, Map.of(), idempotencyKey);
        }
    }

    private record Target(String team, String model) {}

    private record Request(Registration wish, ModelVersions.Prepared version, String id) {}

    /** Returns when the version is committed, with its tags. */
    @Transactional(Transactional.TxType.NEVER)
    public ModelVersion register(String team, Registration wish) {
        ModelVersions.Prepared version = versions.prepare(team, wish.version());
        return writes.write(new Target(team, wish.version().model()), new Request(wish, version, RequestId.current()));
    }

    private List<ModelVersion> registerAll(Target target, List<Request> requests) {
        return QuarkusTransaction.requiringNew()
                .call(() -> requests.stream()
                        .map(request -> RequestId.within(request.id(), () -> register(target, request)))
                        .toList());
    }

    private ModelVersion register(Target target, Request request) {
        Registration wish = request.wish();
        ModelVersion version = versions.register(target.team(), wish.actor(), request.version(), wish.idempotencyKey());
        if (wish.tags().isEmpty()) {
            return version;
        }
        wish.tags()
                .forEach((key, value) ->
                        versions.tag(target.team(), wish.actor(), target.model(), version.version(), key, value));
        return versions.getById(target.team(), version.id());
    }
}
