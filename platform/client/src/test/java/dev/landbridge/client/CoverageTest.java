package dev.landbridge.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.landbridge.client.model.Model;
import dev.landbridge.client.model.ModelVersion;
import dev.landbridge.client.policy.Waiver;
import dev.landbridge.client.proof.Endpoint;
import dev.landbridge.client.proof.Evaluation;
import dev.landbridge.client.proof.GoldenTrace;
import dev.landbridge.client.proof.ParityRun;
import dev.landbridge.client.proof.Portability;
import dev.landbridge.client.record.Audit;
import dev.landbridge.client.record.Webhook;
import dev.landbridge.client.release.Release;
import dev.landbridge.client.run.Run;
import dev.landbridge.client.serving.ApiKey;
import dev.landbridge.client.serving.Deployment;
import dev.landbridge.client.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every operation that the services describe below {@code /api/v1} has a method of the client, but for those named here. */
class CoverageTest {
    private static final Path DESCRIPTIONS = Path.of("../../docs/api");
    private static final String ID = "x1";

    /** What no resource covers, and why. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "/api/v1/transfers/", "addresses that carry their own signature, for programs without the client",
            "/api/v1/uploads", "within push, see TransferTest",
            "/api/v1/blobs/", "within push, see TransferTest",
            "/api/v1/tracking/comparison", "POST is GET for more runs than an address holds",
            "/api/v1/tracking/metric-keys", "POST is GET for more runs than an address holds");

    /** Grows by more than evidence for releases: what it describes beyond the client is reached with {@code api()}. */
    private static final String GROWING = "eval-service.yaml";

    @Test
    void coversWhatTheServicesDescribe() throws IOException {
        TreeMap<String, Pattern> described = described(file -> true);
        assertThat(described).hasSizeGreaterThan(100);
        TreeSet<String> missing =
                new TreeSet<>(described(file -> !file.endsWith(GROWING)).keySet());
        List<String> unknown = new ArrayList<>();
        for (String call : calls()) {
            List<String> matching = described.entrySet().stream()
                    .filter(entry -> entry.getValue().matcher(call).matches())
                    .map(Map.Entry::getKey)
                    .toList();
            matching.forEach(missing::remove);
            if (matching.isEmpty()) {
                unknown.add(call);
            }
        }
        missing.removeIf(operation -> LEFT_OUT.keySet().stream().anyMatch(path -> operation.contains(" " + path)));
        assertThat(missing).as("operations without a method of the client").isEmpty();
        assertThat(unknown).as("calls that no service describes").isEmpty();
    }

    /** The operations, by method and path, with what they match. */
    private static TreeMap<String, Pattern> described(Predicate<String> wanted) throws IOException {
        TreeMap<String, Pattern> operations = new TreeMap<>();
        try (var files = Files.list(DESCRIPTIONS)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml") && wanted.test(path.toString()))
                    .toList()) {
                String path = "";
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("  /")) {
                        path = line.strip().replaceFirst(":$", "");
                    } else if (line.matches("    (get|put|post|patch|delete|head):") && path.startsWith("/api/v1/")) {
                        String operation =
                                line.strip().replace(":", "").toUpperCase(java.util.Locale.ROOT) + " " + path;
                        operations.put(operation, Pattern.compile(operation.replaceAll("\\{[^}]*}", "[^/]+")));
                    }
                }
            }
        }
        return operations;
    }

    /** What each method of the client sends. */
    private static List<String> calls() throws IOException {
        try (StubServer server = new StubServer()) {
            server.on("/", CoverageTest::answer);
            LandbridgeClient client = LandbridgeClient.at(server.url()).connect();
            client.session();
            client.signOut();
            LandbridgeClient.at(server.url()).signIn("ada", "secret");
            registry(client);
            records(client);
            training(client);
            proof(client);
            serving(client);
            return server.seen().stream()
                    .map(seen -> seen.method() + " " + seen.path())
                    .distinct()
                    .toList();
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Set-Cookie", "lb_session=1; Path=/");
        if (path.endsWith("/events") && path.contains("/runs/")) {
            StubServer.json(exchange, 200, "data: {\"state\":\"RUNNING\"}\n\ndata: [DONE]\n\n");
        } else {
            StubServer.json(exchange, 200, "{\"items\":[],\"series\":[],\"state\":\"SUCCEEDED\"}");
        }
    }

    private static void registry(LandbridgeClient client) {
        var models = client.models();
        models.list().first();
        models.get(ID);
        models.create(ID, "");
        models.change(ID, Model.Change.description("text"));
        models.rename(ID, "other");
        models.delete(ID);
        models.tag(ID, ID, "value");
        models.untag(ID, ID);
        models.signingKey();
        var versions = client.versions(ID);
        versions.list().first();
        versions.get(1);
        versions.register(new ModelVersion.Wish(List.of(), null, Map.of()));
        versions.describe(1, "text");
        versions.delete(1);
        versions.tag(1, ID, "value");
        versions.untag(1, ID);
        versions.file(1, "config.json");
        versions.evidence(1).first();
        versions.lineage(1);
        versions.card(1);
        versions.signature(1);
        versions.diff(1, 2);
        var aliases = client.aliases(ID);
        aliases.list().first();
        aliases.move(ID, 1, null);
        aliases.history(ID).first();
        aliases.decisions(ID).first();
        aliases.attestation(ID, ID);
        aliases.rollback(ID, "why");
        aliases.delete(ID);
        var datasets = client.datasets();
        datasets.list().first();
        datasets.versions(ID).first();
        datasets.get(ID, 1);
        datasets.rows(ID, 1, null, 0, 1);
        datasets.generate(ID, ID, Map.of());
        var imports = client.imports();
        imports.list().first();
        imports.get(ID);
        imports.start(null);
        imports.cancel(ID);
    }

    private static void records(LandbridgeClient client) {
        var releases = client.releases();
        releases.list(null, null).first();
        releases.get(ID);
        releases.request(Release.Wish.of(ID, 1, ID, "cpu", "fp32"));
        releases.approve(ID, "");
        releases.cancel(ID);
        var policies = client.policies();
        policies.list().first();
        for (String model : new String[] {null, ID}) {
            policies.get(model, ID);
            policies.put(model, ID, null);
            policies.delete(model, ID);
        }
        policies.check(null, ID, 1, null);
        var waivers = client.waivers(ID, 1);
        waivers.list().first();
        waivers.grant(new Waiver.Wish(ID, null, ID, "why", null));
        waivers.revoke(ID);
        client.evidence().search(null, null, null).first();
        client.evidence().lineage("dataset", ID, "both");
        client.evidence().readiness();
        client.evidence().events(null, null).first();
        client.audit().list(Audit.Filter.ALL).first();
        client.audit().export(null, null).close();
        client.audit().verify();
        var webhooks = client.webhooks();
        webhooks.list().first();
        webhooks.get(ID);
        webhooks.create("https://example.com", List.of());
        webhooks.change(ID, new Webhook.Wish(null, null, true));
        webhooks.deliveries(ID).first();
        webhooks.repeat(ID, ID);
        webhooks.test(ID);
        webhooks.delete(ID);
        var storage = client.storage();
        storage.usage();
        storage.check();
        storage.checks().first();
        storage.get(ID);
        storage.collect();
        storage.limit(ID, new Storage.Limits(1L, 1L, 1L));
        storage.quarantine().list().first();
        storage.quarantine().allow(ID, null, "why");
        storage.quarantine().delete(ID, null);
        client.accessRequests().list().first();
        client.accessRequests().ask(ID, "please");
        client.accessRequests().decide(ID, "approve", "");
        client.tokens().list().first();
        client.tokens().create(ID, 1);
        client.tokens().create(ID, 1, List.of("read"));
        client.tokens().revoke(ID);
        var teams = client.teams();
        teams.list().first();
        teams.create(ID, ID);
        teams.members(ID).first();
        teams.put(ID, ID, "member");
        teams.remove(ID, ID);
        teams.accounts().first();
        teams.createAccount(ID, ID, "secret", false);
    }

    private static void training(LandbridgeClient client) {
        var runs = client.runs();
        runs.list(null, null).first();
        runs.get(ID);
        runs.start(new Run.Wish(ID, null, ID, null, Run.DatasetChoice.of(ID, 1), null, "cpu", Map.of(), null));
        runs.cancel(ID);
        runs.metrics(ID, List.of(), 10);
        runs.logs(ID, 0);
        runs.checkpoints(ID).first();
        try (var events = runs.events(ID)) {
            assertThat(events).hasSize(1);
        }
        runs.experiments().first();
        runs.createExperiment(ID, "");
        runs.recipes().first();
        runs.pools().first();
        runs.ledger(null, null);
        var tracking = client.tracking();
        tracking.experiments().first();
        tracking.runs(null, null, null).first();
        tracking.run(ID);
        tracking.metricKeys(List.of(ID), null).first();
        tracking.series(List.of(ID), List.of("loss"), 10);
        tracking.comparison(List.of(ID));
    }

    private static void proof(LandbridgeClient client) {
        client.evaluations().list(null, null).first();
        client.evaluations().get(ID);
        client.evaluations().start(Evaluation.Wish.of(ID, "heldout"));
        client.evaluations().cancel(ID);
        client.goldenTraces().list(ID, 1).first();
        client.goldenTraces().get(ID);
        client.goldenTraces().start(new GoldenTrace.Wish(ID));
        client.goldenTraces().cancel(ID);
        client.parityRuns().list(ID, 1).first();
        client.parityRuns().await(ID, seen -> {});
        client.parityRuns().start(new ParityRun.Wish(ID, ID, null));
        client.parityRuns().cancel(ID);
        var results = client.results();
        results.suites().first();
        results.samples(ID, "wrong").first();
        results.prompts(ID).first();
        results.prompt(ID, 1);
        var endpoints = client.endpoints();
        endpoints.list().first();
        endpoints.get(ID);
        endpoints.create(Endpoint.Wish.chat(ID, "http://localhost:1", ID, null));
        endpoints.probe(ID);
        endpoints.delete(ID);
        var certificates = client.certificates();
        certificates.list().first();
        certificates.get(ID);
        certificates.bundle(ID);
        certificates.copyArchive(ID, OutputStream.nullOutputStream());
        certificates.keys().first();
        certificates.testResult(ID);
        certificates.copyReleaseBundle(ID, OutputStream.nullOutputStream());
        certificates.signatures(ID);
        certificates.signingInput(ID);
        certificates.sign(ID, ID, ID);
        certificates.revoke(ID, ID);
        certificates.revocations();
        certificates.chain();
        certificates.copyChain(OutputStream.nullOutputStream());
        client.portability().check(Portability.Wish.of(ID, 1, "cpu"));
        client.portability().get(ID);
        client.portability().rules();
        client.portability().chips().first();
        client.portability().engines().first();
    }

    private static void serving(LandbridgeClient client) {
        var deployments = client.deployments();
        deployments.list().first();
        deployments.get(ID);
        deployments.create(Deployment.Wish.of(ID, 1, "cpu", "fp32"));
        deployments.stop(ID);
        deployments.routes().first();
        client.keys().list().first();
        client.keys().create(new ApiKey.Wish(ID, 1, List.of()));
        client.keys().revoke(ID);
        client.usage().sums(null, null, null).first();
        client.usage().records().first();
    }
}
