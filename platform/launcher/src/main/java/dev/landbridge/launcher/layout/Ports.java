package dev.landbridge.launcher.layout;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** The TCP ports of an installation. */
public record Ports(Map<Service, Integer> services, int postgres) {
    private static final int FIRST_SERVICE = 8080;
    private static final int POSTGRES = 5433;

    /** Portal 8080 to eval-service 8084, PostgreSQL 5433. */
    public static Ports defaults() {
        return consecutive(FIRST_SERVICE, POSTGRES);
    }

    /** Six consecutive ports, the services' first. */
    public static Ports from(int base) {
        return consecutive(base, base + Service.values().length);
    }

    private static Ports consecutive(int base, int postgres) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, base + service.ordinal());
        }
        return new Ports(services, postgres);
    }

    public int of(Service service) {
        return services.get(service);
    }

    public URI url(Service service) {
        return URI.create("http://127.0.0.1:" + of(service));
    }
}
