package dev.landbridge.launcher.layout;

import dev.landbridge.launcher.problem.LauncherException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which ports to use: an option wins over the environment, which wins over {@code --port-base} and the defaults. */
public final class PortOptions {
    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "Use the six ports from N on: portal, registry, training, inference, eval, PostgreSQL."
                    + " Environment: LANDBRIDGE_PORT_BASE")
    private Integer base;

    @Option(
            names = "--portal-port",
            paramLabel = "N",
            description = "Default 8080. Environment: LANDBRIDGE_PORTAL_PORT")
    private Integer portal;

    @Option(
            names = "--registry-port",
            paramLabel = "N",
            description = "Default 8081. Environment: LANDBRIDGE_REGISTRY_PORT")
    private Integer registry;

    @Option(
            names = "--training-port",
            paramLabel = "N",
            description = "Default 8082. Environment: LANDBRIDGE_TRAINING_PORT")
    private Integer training;

    @Option(
            names = "--inference-port",
            paramLabel = "N",
            description = "Default 8083. Environment: LANDBRIDGE_INFERENCE_PORT")
    private Integer inference;

    @Option(names = "--eval-port", paramLabel = "N", description = "Default 8084. Environment: LANDBRIDGE_EVAL_PORT")
    private Integer eval;

    @Option(
            names = "--postgres-port",
            paramLabel = "N",
            description = "Default 5433. Environment: LANDBRIDGE_POSTGRES_PORT")
    private Integer postgres;

    public Ports ports() {
        return ports(System.getenv());
    }

    Ports ports(Map<String, String> environment) {
        Integer first = choose(base, environment, "LANDBRIDGE_PORT_BASE", null);
        Ports fallback = first == null ? Ports.defaults() : Ports.from(first);
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String variable = "LANDBRIDGE_" + service.name() + "_PORT";
            services.put(service, choose(option(service), environment, variable, fallback.of(service)));
        }
        return new Ports(services, choose(postgres, environment, "LANDBRIDGE_POSTGRES_PORT", fallback.postgres()));
    }

    /** The options as they would be typed, for a launcher started in the background. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        Ports ports = ports();
        for (Service service : Service.values()) {
            arguments.add(optionName(service) + "=" + ports.of(service));
        }
        arguments.add("--postgres-port=" + ports.postgres());
        return arguments;
    }

    public static String optionName(Service service) {
        return "--" + service.name().toLowerCase(Locale.ROOT) + "-port";
    }

    private Integer option(Service service) {
        Integer[] options = {portal, registry, training, inference, eval};
        return options[service.ordinal()];
    }

    private static Integer choose(Integer option, Map<String, String> environment, String variable, Integer fallback) {
        if (option != null) {
            return option;
        }
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return fallback;
        }
        try {
            return Integer.valueOf(value.trim());
        } catch (NumberFormatException e) {
            throw new LauncherException(
                    "The environment variable %s is not a port: %s".formatted(variable, value),
                    "Set it to a number from 1 to 65535, or unset it.",
                    e);
        }
    }
}
