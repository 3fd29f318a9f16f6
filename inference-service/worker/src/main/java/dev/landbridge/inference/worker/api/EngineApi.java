package dev.landbridge.inference.worker.api;

import dev.landbridge.inference.worker.decode.Scheduler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The engine's HTTP server. */
public final class EngineApi implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EngineApi.class.getName());
    private static final long MAX_BODY_BYTES = 32L << 20;

    private final Vertx vertx;
    private final HttpServer server;

    private EngineApi(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Listens on {@code host:port}; port 0 chooses a free one. Throws when the port cannot be opened.
     *
     * @param nextBodyIsEmpty asked for each request to generate: whether its answer shall have no body
     */
    public static EngineApi open(
            ServedModel model, Scheduler scheduler, BooleanSupplier nextBodyIsEmpty, String host, int port)
            throws ExecutionException, InterruptedException {
        FileSystemOptions noFiles =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(noFiles));
        try {
            HttpServer server = vertx.createHttpServer(
                            new HttpServerOptions().setHost(host).setPort(port))
                    .requestHandler(routes(vertx, model, scheduler, nextBodyIsEmpty))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            return new EngineApi(vertx, server);
        } catch (ExecutionException e) {
            vertx.close();
            throw e;
        }
    }

    public int port() {
        return server.actualPort();
    }

    private static Router routes(Vertx vertx, ServedModel model, Scheduler scheduler, BooleanSupplier nextBodyIsEmpty) {
        Clock clock = Clock.systemUTC();
        Conversations conversations = new Conversations(model);
        GenerationEndpoints generation = new GenerationEndpoints(model, scheduler, clock, conversations);
        TokenEndpoints tokens = new TokenEndpoints(model, conversations);
        FactEndpoints facts = new FactEndpoints(model, scheduler, clock);
        Router router = Router.router(vertx);
        router.post().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        router.post("/v1/*").handler(request -> {
            if (nextBodyIsEmpty.getAsBoolean()) {
                request.response().end();
            } else {
                request.next();
            }
        });
        router.post("/v1/completions").handler(generation::complete);
        router.post("/v1/chat/completions").handler(generation::chat);
        router.post("/tokenize").handler(tokens::tokenize);
        router.post("/detokenize").handler(tokens::detokenize);
        router.get("/v1/models").handler(facts::models);
        router.get("/v1/models/:model").handler(facts::model);
        router.get("/health").handler(facts::health);
        router.get("/version").handler(facts::version);
        router.get("/tokenizer_info").handler(facts::tokenizerInfo);
        router.get("/metrics").handler(facts::metrics);
        router.route().last().handler(request -> {
            throw ApiError.unknownPath(request.request().path());
        });
        router.route().failureHandler(EngineApi::fail);
        return router;
    }

    private static void fail(RoutingContext request) {
        ApiError error = error(request);
        if (error.status() == 503) {
            request.response().putHeader("retry-after", "1");
        }
        Json.send(request.response(), error.status(), error.body());
    }

    private static ApiError error(RoutingContext request) {
        if (request.failure() instanceof ApiError) {
            return (ApiError) request.failure();
        }
        if (request.statusCode() >= 400 && request.statusCode() < 500) {
            String message = request.statusCode() == 413 ? "the request body is too large" : "bad request";
            return ApiError.ofStatus(request.statusCode(), message);
        }
        LOG.log(Level.SEVERE, "a request failed", request.failure());
        return ApiError.failed();
    }

    @Override
    public void close() throws ExecutionException, InterruptedException {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
