package dev.landbridge.inference.gateway;

import dev.landbridge.inference.deployment.ServedEngine;
import dev.landbridge.inference.usage.Meter;
import dev.landbridge.inference.usage.UsageLedger;
import dev.landbridge.inference.usage.UsageSubject;
import dev.landbridge.kit.request.RequestId;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The OpenAI-compatible endpoints. They sit on the Vert.x router itself: chunks pass as they come, and a client that
 * leaves is noticed at once. Before Quarkus' own handlers, because API keys are no tokens of its security.
 */
@ApplicationScoped
class OpenAiDoor {
    private static final Logger LOG = Logger.getLogger(OpenAiDoor.class);
    private static final int BEFORE_SECURITY = -1000;

    private final Vertx vertx;
    private final GatewayConfig config;
    private final Admission admission;
    private final EngineClient engines;
    private final ModelListing models;
    private final UsageLedger usage;

    OpenAiDoor(
            Vertx vertx,
            GatewayConfig config,
            Admission admission,
            EngineClient engines,
            ModelListing models,
            UsageLedger usage) {
        this.vertx = vertx;
        this.config = config;
        this.admission = admission;
        this.engines = engines;
        this.models = models;
        this.usage = usage;
    }

    void register(@Observes StartupEvent event, Router router) {
        for (String prefix : List.of("/v1", "")) {
            for (String path : List.of("/chat/completions", "/completions")) {
                post(router, prefix + path, client -> generate(client, "/v1" + path));
            }
            get(router, prefix + "/models", (tenant, context) -> models.all(tenant));
            get(router, prefix + "/models/:id", (tenant, context) -> models.one(tenant, context.pathParam("id")));
            for (String path : List.of("/tokenize", "/detokenize")) {
                post(router, prefix + path, client -> forward(client, path));
            }
            router.route(HttpMethod.GET, prefix + "/tokenizer_info")
                    .order(BEFORE_SECURITY)
                    .handler(this::tokenizerInfo);
        }
    }

    private void generate(Client client, String path) {
        admit(client)
                .compose(tenant -> body(client).compose(text -> {
                    InferenceRequest request = InferenceRequest.parse(text);
                    return admission
                            .engine(tenant, request.model())
                            .compose(engine -> relay(client, tenant, request, engine, path));
                }))
                .onFailure(cause -> fail(client, cause));
    }

    private Future<Void> relay(
            Client client, Tenant tenant, InferenceRequest request, ServedEngine engine, String path) {
        if (client.response().closed()) {
            return Future.succeededFuture();
        }
        client.name(engine);
        Meter meter = usage.open(new UsageSubject(
                tenant.team(),
                client.requestId(),
                tenant.keyId(),
                tenant.name(),
                request.model(),
                engine.model(),
                engine.version(),
                engine.deploymentId(),
                engine.chip(),
                request.stream()));
        Relay relay = new Relay(vertx, config, client, request, meter);
        try {
            String body = request.forEngine(engine.servedName());
            engines.post(engine, path)
                    .onSuccess(upstream -> relay.send(upstream, body))
                    .onFailure(relay::engineFailed);
            return Future.succeededFuture();
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    /** Passes a request that makes no tokens, and so is not metered. It need not name a model: lm-evaluation-harness does not. */
    private void forward(Client client, String path) {
        admit(client)
                .compose(tenant -> body(client).compose(text -> {
                    InferenceRequest request = InferenceRequest.parse(text);
                    return engine(tenant, request.named()).compose(engine -> {
                        Buffer body = Buffer.buffer(forEngine(request, engine));
                        return answer(client, engine, engines.post(engine, path).compose(upstream -> {
                            upstream.putHeader("content-type", "application/json");
                            return sent(client, upstream, body);
                        }));
                    });
                }))
                .onFailure(cause -> fail(client, cause));
    }

    private void tokenizerInfo(RoutingContext context) {
        Client client = client(context);
        context.request().resume();
        Optional<String> model = context.queryParam("model").stream()
                .filter(name -> !name.isBlank())
                .findFirst();
        admit(client)
                .compose(tenant -> engine(tenant, model))
                .compose(engine -> answer(
                        client,
                        engine,
                        engines.get(engine, "/tokenizer_info")
                                .compose(upstream -> sent(client, upstream, Buffer.buffer()))))
                .onFailure(cause -> fail(client, cause));
    }

    private Future<ServedEngine> engine(Tenant tenant, Optional<String> model) {
        Future<String> name = model.map(Future::succeededFuture)
                .orElseGet(() -> vertx.executeBlocking(() -> models.only(tenant), false));
        return name.compose(known -> admission.engine(tenant, known));
    }

    private static Future<HttpClientResponse> sent(Client client, HttpClientRequest upstream, Buffer body) {
        client.response().closeHandler(closed -> upstream.reset());
        return upstream.send(body);
    }

    private static Future<Void> answer(Client client, ServedEngine engine, Future<HttpClientResponse> response) {
        client.name(engine);
        return response.compose(answer -> answer.body().map(body -> {
                    String text = body.toString(StandardCharsets.UTF_8);
                    if (answer.statusCode() != 200) {
                        throw new OpenAiException(
                                OpenAiError.ofEngine(answer.statusCode(), text, answer.getHeader("retry-after")));
                    }
                    client.json(200, text);
                    return (Void) null;
                }))
                .recover(cause -> Future.failedFuture(
                        cause instanceof OpenAiException ? cause : new OpenAiException(OpenAiError.backend())));
    }

    private static String forEngine(InferenceRequest request, ServedEngine engine) {
        try {
            return request.forEngine(engine.servedName());
        } catch (IOException e) {
            throw new OpenAiException(OpenAiError.internal());
        }
    }

    private Future<Tenant> admit(Client client) {
        return admission.admit(
                client.request().getHeader("authorization"), client.request().getHeader("x-api-key"));
    }

    private static Future<String> body(Client client) {
        return client.body().map(body -> body.toString(StandardCharsets.UTF_8));
    }

    private void post(Router router, String path, Consumer<Client> handler) {
        router.route(HttpMethod.POST, path).order(BEFORE_SECURITY).handler(context -> {
            Client client = client(context);
            client.readBody(config.maxBody().asLongValue());
            handler.accept(client);
        });
    }

    private void get(Router router, String path, BiFunction<Tenant, RoutingContext, String> handler) {
        router.route(HttpMethod.GET, path).order(BEFORE_SECURITY).handler(context -> {
            Client client = client(context);
            context.request().resume();
            admit(client)
                    .compose(tenant -> vertx.executeBlocking(() -> handler.apply(tenant, context), false))
                    .onSuccess(json -> client.json(200, json))
                    .onFailure(cause -> fail(client, cause));
        });
    }

    private static Client client(RoutingContext context) {
        return new Client(
                context.request(), RequestId.acceptOrCreate(context.request().getHeader(RequestId.HEADER)));
    }

    private static void fail(Client client, Throwable cause) {
        if (!(cause instanceof OpenAiException) && !client.response().closed()) {
            LOG.errorf(cause, "unexpected error on %s", client.requestId());
        }
        client.fail(cause);
    }
}
