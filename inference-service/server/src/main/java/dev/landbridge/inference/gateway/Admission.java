package dev.landbridge.inference.gateway;

import dev.landbridge.inference.deployment.Deployments;
import dev.landbridge.inference.deployment.ServedEngine;
import dev.landbridge.inference.deployment.ServedEngines;
import dev.landbridge.inference.key.ApiKeys;
import dev.landbridge.inference.key.KeyGrant;
import dev.landbridge.inference.key.KeyUses;
import dev.landbridge.inference.route.Routes;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.IssuerBinding;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.access.Scope;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who may call which model. What is in memory is answered on the event loop, the rest on a worker thread. */
@ApplicationScoped
class Admission {
    static final String DEPLOYMENT_PREFIX = "deployment:";
    private static final String KEY_PREFIX = "lb_";

    private final Vertx vertx;
    private final ApiKeys keys;
    private final KeyUses uses;
    private final JWTParser tokens;
    private final IssuerBinding binding;
    private final Routes routes;
    private final Deployments deployments;
    private final ServedEngines engines;

    Admission(
            Vertx vertx,
            ApiKeys keys,
            KeyUses uses,
            JWTParser tokens,
            IssuerBinding binding,
            Routes routes,
            Deployments deployments,
            ServedEngines engines) {
        this.vertx = vertx;
        this.keys = keys;
        this.uses = uses;
        this.tokens = tokens;
        this.binding = binding;
        this.routes = routes;
        this.deployments = deployments;
        this.engines = engines;
    }

    /** Fails with an {@link OpenAiException} for whoever is not let in. */
    Future<Tenant> admit(String authorization, String apiKeyHeader) {
        String credential = credential(authorization, apiKeyHeader);
        if (credential == null) {
            return refused(OpenAiError.invalidKey());
        }
        if (!credential.startsWith(KEY_PREFIX)) {
            return vertx.executeBlocking(() -> tenantOfToken(credential), false);
        }
        Optional<KeyGrant> known = keys.recogniseFromMemory(credential);
        return known.isPresent()
                ? Future.succeededFuture(used(known.get()))
                : vertx.executeBlocking(() -> tenantOfKey(credential), false);
    }

    /** The engine behind a model name as this tenant sees it. Unknown and invisible look the same. */
    Future<ServedEngine> engine(Tenant tenant, String model) {
        if (model.indexOf('\0') >= 0) { // no name in the database can have it, nor may it be asked for one
            return refused(OpenAiError.modelNotFound(model));
        }
        if (model.startsWith(DEPLOYMENT_PREFIX)) {
            return tenant.mayNameDeployments()
                    ? deployment(tenant, model, model.substring(DEPLOYMENT_PREFIX.length()))
                    : refused(OpenAiError.modelNotFound(model));
        }
        if (!tenant.allows(model)) {
            return refused(OpenAiError.forbidden("model_not_allowed", "This key may not call '" + model + "'."));
        }
        Optional<String> known = routes.targetFromMemory(tenant.team(), model);
        return known.isPresent()
                ? ready(known.get())
                : vertx.executeBlocking(() -> routes.target(tenant.team(), model), false)
                        .compose(target ->
                                target.isPresent() ? ready(target.get()) : refused(OpenAiError.modelNotFound(model)));
    }

    private Future<ServedEngine> deployment(Tenant tenant, String model, String id) {
        Optional<ServedEngine> live =
                engines.find(id).filter(engine -> engine.team().equals(tenant.team()));
        if (live.isPresent()) {
            return Future.succeededFuture(live.get());
        }
        return vertx.executeBlocking(() -> deployments.exists(tenant.team(), id), false)
                .compose(exists -> refused(exists ? OpenAiError.noReadyBackend() : OpenAiError.modelNotFound(model)));
    }

    private Future<ServedEngine> ready(String deploymentId) {
        return engines.find(deploymentId)
                .map(Future::succeededFuture)
                .orElseGet(() -> refused(OpenAiError.noReadyBackend()));
    }

    private Tenant tenantOfKey(String credential) {
        return keys.recognise(credential)
                .map(this::used)
                .orElseThrow(() -> new OpenAiException(OpenAiError.invalidKey()));
    }

    private Tenant used(KeyGrant grant) {
        uses.used(grant.id());
        return Tenant.of(grant);
    }

    private Tenant tenantOfToken(String credential) {
        JsonWebToken token = verified(credential);
        Scope scope = Caller.scopeOf(token);
        if (!scope.includes(Scope.WRITE)) {
            throw new OpenAiException(OpenAiError.forbidden("scope_not_allowed", scope.explain(Scope.WRITE)));
        }
        if (!token.getGroups().contains(Role.MEMBER) && !token.getGroups().contains(Role.SERVICE)) {
            throw new OpenAiException(OpenAiError.forbidden(
                    "role_not_allowed", "Calling models needs the role member in the team; ask a team admin."));
        }
        Object team = token.getClaim("team");
        if (team == null || team.toString().isBlank()) {
            throw new OpenAiException(OpenAiError.forbidden("team_required", "The token names no team."));
        }
        return new Tenant(team.toString(), token.getName(), null);
    }

    private JsonWebToken verified(String credential) {
        try {
            JsonWebToken token = tokens.parse(credential);
            binding.augment(
                            QuarkusSecurityIdentity.builder()
                                    .setPrincipal(token)
                                    .build(),
                            null)
                    .await()
                    .indefinitely();
            return token;
        } catch (ParseException | SecurityException e) {
            throw new OpenAiException(OpenAiError.invalidKey());
        }
    }

    private static String credential(String authorization, String apiKeyHeader) {
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).trim();
        }
        return apiKeyHeader;
    }

    private static <T> Future<T> refused(OpenAiError error) {
        return Future.failedFuture(new OpenAiException(error));
    }
}
