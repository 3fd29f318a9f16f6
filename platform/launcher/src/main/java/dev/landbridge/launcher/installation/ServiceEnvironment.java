package dev.landbridge.launcher.installation;

import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.Ports;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.postgres.PostgresServer;
import dev.landbridge.launcher.secrets.Credentials;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a service: the same variables that a cluster gives it. */
final class ServiceEnvironment {
    private static final String LOOPBACK = "127.0.0.1";

    private final Home home;
    private final Ports ports;
    private final Distribution distribution;
    private final Credentials credentials;

    ServiceEnvironment(Home home, Ports ports, Distribution distribution, Credentials credentials) {
        this.home = home;
        this.ports = ports;
        this.distribution = distribution;
        this.credentials = credentials;
    }

    Map<String, String> of(Service service) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("LANDBRIDGE_HTTP_PORT", Integer.toString(ports.of(service)));
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("LANDBRIDGE_DATA", home.data(service).toString());
        environment.put("LANDBRIDGE_JWKS", home.jwks().toString());
        environment.put("LANDBRIDGE_JWT_KEY", home.privateKey(service).toString());
        environment.put(
                "LANDBRIDGE_DATABASE_URL",
                "jdbc:postgresql://%s:%d/%s?ApplicationName=%s"
                        .formatted(LOOPBACK, ports.postgres(), PostgresServer.DATABASE, service.title()));
        environment.put("LANDBRIDGE_DATABASE_USER", service.key());
        environment.put("LANDBRIDGE_DATABASE_PASSWORD", credentials.databaseRole(service.key()));
        for (Service other : Service.values()) {
            environment.put("LANDBRIDGE_" + other.name() + "_HOST", LOOPBACK);
            environment.put("LANDBRIDGE_" + other.name() + "_PORT", Integer.toString(ports.of(other)));
        }
        environment.put("OMP_NUM_THREADS", "1");
        // spinning threads would take the cores from the other services
        environment.put("OMP_WAIT_POLICY", "passive");
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(own(service));
        return environment;
    }

    private Map<String, String> own(Service service) {
        return switch (service) {
            case PORTAL ->
                Map.of(
                        "LANDBRIDGE_OPERATOR_USER",
                        Credentials.OPERATOR,
                        "LANDBRIDGE_OPERATOR_PASSWORD",
                        credentials.account(Credentials.OPERATOR));
            case TRAINING ->
                Map.of(
                        "LANDBRIDGE_TRAINING_WORKER",
                                distribution.trainingWorker().toString(),
                        "LANDBRIDGE_WORKER_ENGINE_CACHE",
                                distribution.engineCache().toString());
            case INFERENCE ->
                Map.of("LANDBRIDGE_ENGINE_WORKER", distribution.engineWorker().toString());
            case EVAL ->
                Map.of("LANDBRIDGE_CERTIFICATE_KEY", home.certificateKey().toString());
            case REGISTRY -> Map.of();
        };
    }
}
