package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.inference.worker.decode.Finish;
import dev.landbridge.inference.worker.decode.Scheduler;
import dev.landbridge.inference.worker.decode.SchedulerMetrics;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** What the engine says about itself: models, health, version, metrics. */
final class FactEndpoints {
    private final ServedModel model;
    private final Scheduler scheduler;
    private final long created;

    FactEndpoints(ServedModel model, Scheduler scheduler, Clock clock) {
        this.model = model;
        this.scheduler = scheduler;
        this.created = clock.instant().getEpochSecond();
    }

    void models(RoutingContext request) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        list.putArray("data").add(modelNode());
        Json.send(request.response(), 200, list);
    }

    void model(RoutingContext request) {
        String asked = request.pathParam("model");
        if (!asked.equals(model.name())) {
            throw ApiError.unknownModel(asked, model.name());
        }
        Json.send(request.response(), 200, modelNode());
    }

    void health(RoutingContext request) {
        boolean alive = scheduler.alive();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", alive ? "ok" : "failed");
        Json.send(request.response(), alive ? 200 : 503, body);
    }

    void version(RoutingContext request) {
        Json.send(request.response(), 200, model.facts());
    }

    void tokenizerInfo(RoutingContext request) {
        JsonNode config = model.tokenizerConfig();
        Json.send(request.response(), 200, config.isObject() ? config : JsonNodeFactory.instance.objectNode());
    }

    void metrics(RoutingContext request) {
        SchedulerMetrics counts = scheduler.metrics();
        MetricsText text = new MetricsText(model.name());
        text.gauge("vllm:num_requests_running", scheduler.running());
        text.gauge("vllm:num_requests_waiting", scheduler.waiting());
        text.gauge("vllm:kv_cache_usage_perc", (double) scheduler.running() / scheduler.slots());
        text.counter("vllm:prompt_tokens_total", counts.promptTokens());
        text.counter("vllm:generation_tokens_total", counts.generationTokens());
        text.counter("vllm:request_success_total", "finished_reason=\"stop\"", counts.finishedCount(Finish.STOP));
        text.counter("vllm:request_success_total", "finished_reason=\"length\"", counts.finishedCount(Finish.LENGTH));
        text.counter("vllm:prefix_cache_hits_total", counts.prefixHits());
        text.counter("landbridge_engine_cancelled_total", counts.finishedCount(Finish.CANCELLED));
        text.counter("landbridge_engine_failed_total", counts.finishedCount(Finish.FAILED));
        text.counter("landbridge_engine_rejected_total", counts.rejected());
        text.counter("landbridge_engine_steps_total", counts.steps());
        request.response()
                .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                .end(text.toString());
    }

    private ObjectNode modelNode() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", model.name())
                .put("object", "model")
                .put("created", created)
                .put("owned_by", "landbridge")
                .put("root", model.name())
                .putNull("parent")
                .put("max_model_len", model.maxModelLen());
    }
}
