package dev.landbridge.registry.version;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.request.RequestId;
import dev.landbridge.kit.write.SharedWrites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Registers versions in transactions of their own. A model's row gives out the numbers without a gap, so it is held
 * until the disk has them; versions of one model that come at the same time therefore share a transaction.
 */
@ApplicationScoped
public class Registrations {
    private static final int MOST = 32;

    private final Registrar registrar;
    private final ModelVersions versions;
    private final SharedWrites<Target, Request, ModelVersion> writes;

    Registrations(Registrar registrar, ModelVersions versions) {
        this.registrar = registrar;
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

    private record Request(Registrar.Application version, Map<String, String> tags) {}

    /** Returns when the version is committed, with its tags. */
    @Transactional(Transactional.TxType.NEVER)
    public ModelVersion register(String team, Registration wish) {
        Registrar.Applicant applicant =
                new Registrar.Applicant(wish.actor(), wish.idempotencyKey(), RequestId.current());
        Registrar.Application version = new Registrar.Application(applicant, registrar.prepare(team, wish.version()));
        return writes.write(new Target(team, wish.version().model()), new Request(version, wish.tags()));
    }

    private List<ModelVersion> registerAll(Target target, List<Request> requests) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<ModelVersion> registered = new ArrayList<>(registrar.registerAll(
                    target.team(),
                    target.model(),
                    requests.stream().map(Request::version).toList()));
            for (int i = 0; i < registered.size(); i++) {
                Request request = requests.get(i);
                if (!request.tags().isEmpty()) {
                    registered.set(i, tag(request, registered.get(i)));
                }
            }
            return registered;
        });
    }

    private ModelVersion tag(Request request, ModelVersion version) {
        Registrar.Applicant by = request.version().by();
        return RequestId.within(by.requestId(), () -> {
            request.tags()
                    .forEach((key, value) ->
                            versions.tag(version.team(), by.actor(), version.model(), version.version(), key, value));
            return versions.getById(version.team(), version.id());
        });
    }
}
