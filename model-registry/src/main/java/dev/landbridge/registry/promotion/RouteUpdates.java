package dev.landbridge.registry.promotion;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.contracts.inference.v1.PutRouteRequest;
import dev.landbridge.kit.outbox.OutboxEvent;
import dev.landbridge.kit.outbox.OutboxSubscriber;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.inference.Deployments;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets the traffic follow the alias, then stops what served before. Both calls tolerate repeats. */
@ApplicationScoped
public class RouteUpdates implements OutboxSubscriber {
    private static final String MAIN_ALIAS = "production";

    private final Deployments deployments;
    private final Aliases aliases;
    private final ObjectMapper json;

    RouteUpdates(Deployments deployments, Aliases aliases, ObjectMapper json) {
        this.deployments = deployments;
        this.aliases = aliases;
        this.json = json;
    }

    @Override
    public String topic() {
        return Promotions.TOPIC;
    }

    @Override
    public void deliver(OutboxEvent event) throws Exception {
        AliasMoved moved = json.readValue(event.payload(), AliasMoved.class);
        if (moved.deploymentId() == null) {
            return;
        }
        deployments.putRoute(
                event.team(),
                PutRouteRequest.newBuilder()
                        .setName(routeName(moved))
                        .setDeploymentId(moved.deploymentId())
                        .setAlias(moved.alias())
                        .setCertificateId(text(moved.certificateId()))
                        .setReleaseId(text(moved.releaseId()))
                        .build());
        String previous = moved.previousDeploymentId();
        boolean stillServes = aliases.of(event.team(), moved.model()).stream()
                .anyMatch(alias -> String.valueOf(previous).equals(alias.deploymentId()));
        if (previous != null && !stillServes) {
            deployments.stop(event.team(), previous, "version " + moved.version() + " became '" + moved.alias() + "'");
        }
    }

    private static String routeName(AliasMoved moved) {
        return moved.alias().equals(MAIN_ALIAS) ? moved.model() : moved.model() + "@" + moved.alias();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
