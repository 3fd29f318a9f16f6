package dev.landbridge.launcher.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The five services of the laptop profile. */
public enum Service {
    PORTAL("portal", "portal"),
    REGISTRY("model-registry", "model-registry"),
    TRAINING("training-service", "training-service/server"),
    INFERENCE("inference-service", "inference-service/server"),
    EVAL("eval-service", "eval-service/server");

    private final String title;
    private final String module;

    Service(String title, String module) {
        this.title = title;
        this.module = module;
    }

    /** Issuer of the service's tokens, name of its log and of its data directory. */
    public String title() {
        return title;
    }

    /** Directory of the Maven module, relative to the distribution. */
    public String module() {
        return module;
    }

    /** Name of its database role, of its schema and of its port option. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Accepts the full name and the key. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.title.equals(name) || service.key().equals(name))
                .findFirst();
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(Service::title).toList();
    }
}
