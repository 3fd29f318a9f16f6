package dev.landbridge.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** One-token completions through the front door and the gateway, against the same on the engine's own port. */
final class GatewayBenchmark implements Benchmark {
    private static final int CLIENTS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration LENGTH = Duration.ofSeconds(8);

    @Override
    public String title() {
        return "gateway";
    }

    @Override
    public List<Measurement> measure(BenchTarget target) throws InterruptedException {
        JsonNode route = target.route();
        String deploymentId = route.path("deployment_id").asText();
        JsonNode deployment = target.engineer().get("/api/v1/deployments/" + deploymentId);
        int port = deployment.path("replicas").path(0).path("port").asInt();
        JsonNode key = target.engineer().post("/api/v1/keys", Map.of("name", "benchmark"));
        FrontDoor gateway =
                FrontDoor.withKey(target.engineer().base(), key.path("secret").asText());
        FrontDoor engine = FrontDoor.withKey(URI.create("http://127.0.0.1:" + port), "none");
        double bare = requestsPerSecond(engine, deploymentId);
        double through = requestsPerSecond(gateway, route.path("name").asText());
        return List.of(
                new Measurement(title(), "bare engine", bare, "requests/s"),
                new Measurement(title(), "through the front door", through, "requests/s"),
                new Measurement(title(), "ratio", through / bare, ""));
    }

    private static double requestsPerSecond(FrontDoor door, String model) throws InterruptedException {
        load(door, model, WARM_UP);
        long requests = load(door, model, LENGTH);
        return requests / (double) LENGTH.toSeconds();
    }

    private static long load(FrontDoor door, String model, Duration length) throws InterruptedException {
        Map<String, Object> body = Map.of("model", model, "prompt", "1+1=", "max_tokens", 1, "temperature", 0);
        long end = System.nanoTime() + length.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Long>> counts = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(() -> requests(door, body, end)))
                    .toList();
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            clients.shutdownNow();
        }
    }

    private static long requests(FrontDoor door, Object body, long endNanos) {
        long count = 0;
        while (System.nanoTime() < endNanos) {
            door.post("/v1/completions", body);
            count++;
        }
        return count;
    }
}
