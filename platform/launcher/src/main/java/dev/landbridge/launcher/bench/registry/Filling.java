package dev.landbridge.launcher.bench.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills a server through its API, unless a former run of this installation did: its models and their versions. */
final class Filling {
    private static final String API = "/api/2.0/mlflow/";
    private static final int CLIENTS = 8;

    private Filling() {}

    static void models(Workspace workspace, BenchSize size) throws InterruptedException {
        if (workspace.server().answers(API + "registered-models/get?name=" + name(size.models() - 1))) {
            return;
        }
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                done.add(clients.submit(() -> {
                    for (int model = first; model < size.models(); model += CLIENTS) {
                        model(workspace, name(model));
                    }
                    return null;
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            clients.shutdownNow();
        }
    }

    private static String name(int model) {
        return String.format(Locale.ROOT, "bulk-%05d", model);
    }

    private static void model(Workspace workspace, String name) throws InterruptedException {
        Contender server = workspace.server();
        server.post(API + "registered-models/create", Map.of("name", name, "description", "bulk"));
        Map<String, Object> version = Map.of("name", name, "source", workspace.artifacts() + "/model");
        for (int i = 0; i < BenchSize.VERSIONS_EACH; i++) {
            server.post(API + "model-versions/create", version);
        }
    }
}
