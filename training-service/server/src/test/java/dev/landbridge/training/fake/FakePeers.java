package dev.landbridge.training.fake;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Everything around the service: registry, eval-service and the worker. */
public class FakePeers implements QuarkusTestResourceLifecycleManager {
    private final FakeRegistry registry = new FakeRegistry();
    private Server server;

    @Override
    public Map<String, String> start() {
        FakeInstallation worker = FakeInstallation.create();
        ServerBuilder<?> builder = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create());
        registry.services().forEach(builder::addService);
        builder.addService(new FakePortability());
        try {
            server = builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String port = Integer.toString(server.getPort());
        return Map.of(
                "quarkus.grpc.clients.registry.test-port",
                port,
                "quarkus.grpc.clients.eval.test-port",
                port,
                "landbridge.worker.directory",
                worker.directory().toString(),
                "landbridge.worker.data",
                worker.data().toString(),
                "landbridge.worker.main-class",
                worker.mainClass(),
                "landbridge.worker.heap",
                "32m",
                "landbridge.run.stall-timeout",
                "2s",
                "landbridge.run.attempt-delay",
                "10ms",
                "landbridge.run.flush-interval",
                "50ms",
                "landbridge.events.poll-interval",
                "100ms");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(registry, new TestInjector.MatchesType(FakeRegistry.class));
    }

    @Override
    public void stop() {
        server.shutdownNow();
    }
}
