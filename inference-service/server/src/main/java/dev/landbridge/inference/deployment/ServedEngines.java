package dev.landbridge.inference.deployment;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The engines that take requests now, in memory: the gateway asks on every request. */
@ApplicationScoped
public class ServedEngines {
    private final Map<String, ServedEngine> engines = new ConcurrentHashMap<>();

    ServedEngines(MeterRegistry metrics) {
        metrics.gaugeMapSize("landbridge_inference_engines_ready", java.util.List.of(), engines);
    }

    public Optional<ServedEngine> find(String deploymentId) {
        return Optional.ofNullable(engines.get(deploymentId));
    }

    void add(ServedEngine engine) {
        engines.put(engine.deploymentId(), engine);
    }

    void remove(String deploymentId) {
        engines.remove(deploymentId);
    }
}
