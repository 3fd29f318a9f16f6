package dev.landbridge.inference.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.inference.route.Route;
import dev.landbridge.inference.route.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The models a tenant may call, as {@code /v1/models} shows them. */
@ApplicationScoped
class ModelListing {
    private static final JsonMapper JSON = new JsonMapper();

    private final Routes routes;

    ModelListing(Routes routes) {
        this.routes = routes;
    }

    String all(Tenant tenant) {
        ObjectNode list = JSON.createObjectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        routes.list(tenant.team()).stream()
                .filter(route -> tenant.allows(route.name()))
                .forEach(route -> data.add(model(route)));
        return list.toString();
    }

    String one(Tenant tenant, String name) {
        return routes.list(tenant.team()).stream()
                .filter(route -> route.name().equals(name) && tenant.allows(name))
                .findFirst()
                .map(route -> model(route).toString())
                .orElseThrow(() -> new OpenAiException(OpenAiError.modelNotFound(name)));
    }

    /** The model of a request that names none: the only one that the tenant may call. */
    String only(Tenant tenant) {
        List<String> names = routes.list(tenant.team()).stream()
                .map(Route::name)
                .filter(tenant::allows)
                .toList();
        if (names.size() != 1) {
            throw new OpenAiException(OpenAiError.invalid(
                    "model",
                    "You must name a model in 'model', or use a key that may call one model only; this one may call "
                            + names.size() + "."));
        }
        return names.get(0);
    }

    private static ObjectNode model(Route route) {
        ObjectNode model = JSON.createObjectNode()
                .put("id", route.name())
                .put("object", "model")
                .put("created", route.updatedAt().getEpochSecond())
                .put("owned_by", "landbridge");
        model.putObject("landbridge")
                .put("model", route.model())
                .put("version", route.version())
                .put("alias", route.alias())
                .put("chip", route.chip())
                .put("numerics", route.numerics())
                .put("deployment_id", route.deploymentId())
                .put("certificate_id", route.certificateId());
        return model;
    }
}
