package dev.landbridge.inference.key;

import dev.landbridge.inference.cache.ExpiringCache;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues, revokes and recognises the API keys of teams. */
@ApplicationScoped
public class ApiKeys {
    private final ApiKeyStore store;
    private final KeyPepper pepper;
    private final KeyConfig config;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ExpiringCache<String, Known> known;

    ApiKeys(ApiKeyStore store, KeyPepper pepper, KeyConfig config, AuditLog audit, Clock clock) {
        this.store = store;
        this.pepper = pepper;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
        this.known = new ExpiringCache<>(config.cacheTtl(), this::load);
    }

    /** The answer is the only place that ever shows the secret. */
    ApiKey create(Caller caller, NewKey request) {
        int days = request.expiresInDays() == null ? config.defaultExpiryDays() : request.expiresInDays();
        if (days < 1 || days > config.maxExpiryDays()) {
            throw Problem.invalid("expires_in_days", "must be between 1 and " + config.maxExpiryDays());
        }
        KeyToken token = KeyToken.generate(random);
        ApiKeyEntity key = new ApiKeyEntity();
        key.id = Ids.next("key");
        key.team = caller.team();
        key.name = request.name();
        key.publicId = token.publicId();
        key.mac = pepper.mac(token.secret());
        key.last4 = token.last4();
        key.allowedModels = request.allowedModels().toArray(String[]::new);
        key.createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        key.expiresAt = key.createdAt.plus(Duration.ofDays(days));
        key.createdBy = caller.name();
        key.createdById = caller.subject();
        QuarkusTransaction.requiringNew().run(() -> {
            store.add(key);
            record(caller, "key.created", key);
        });
        return ApiKey.of(key).withSecret(token);
    }

    Page<ApiKey> list(String team, PageRequest page) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Page.ofOverfetched(store.list(team, page), page, key -> key.id)
                        .map(ApiKey::of));
    }

    /** Effective at once here, and within the cache's time to live in every other process. */
    void revoke(Caller caller, String id) {
        ApiKeyEntity revoked = QuarkusTransaction.requiringNew().call(() -> {
            ApiKeyEntity key = store.find(caller.team(), id).orElseThrow(() -> Problem.notFound("API key", id));
            if (!key.createdById.equals(caller.subject()) && !caller.hasRole(Role.ADMIN)) {
                throw Problem.of(
                        ProblemType.PERMISSION_DENIED,
                        "Only " + key.createdBy + ", who made this key, or a team admin may revoke it.");
            }
            if (key.revokedAt == null) {
                key.revokedAt = clock.instant();
                record(caller, "key.revoked", key);
            }
            return key;
        });
        known.forget(revoked.publicId);
    }

    /** The grant of a key whose record is already in memory; never blocks, so that an event loop may call it. */
    public Optional<KeyGrant> recogniseFromMemory(String text) {
        return KeyToken.parse(text)
                .flatMap(token -> known.peek(token.publicId()).flatMap(key -> grant(token, key)));
    }

    /** The grant of a valid key; empty for an unknown, wrong, revoked or expired one. */
    public Optional<KeyGrant> recognise(String text) {
        return KeyToken.parse(text).flatMap(token -> known.get(token.publicId()).flatMap(key -> grant(token, key)));
    }

    private Optional<KeyGrant> grant(KeyToken token, Known key) {
        boolean valid = pepper.matches(token.secret(), key.mac())
                && !key.revoked()
                && clock.instant().isBefore(key.grant().expiresAt());
        return valid ? Optional.of(key.grant()) : Optional.empty();
    }

    private Optional<Known> load(String publicId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.findByPublicId(publicId)
                        .map(key -> new Known(
                                new KeyGrant(key.id, key.name, key.team, List.of(key.allowedModels), key.expiresAt),
                                key.mac,
                                key.revokedAt != null)));
    }

    private void record(Caller caller, String action, ApiKeyEntity key) {
        audit.record(
                key.team,
                Actor.of(caller),
                action,
                new Subject("key", key.id),
                Map.of("name", key.name, "prefix", KeyToken.PREFIX + key.publicId));
    }

    private record Known(KeyGrant grant, byte[] mac, boolean revoked) {}
}
