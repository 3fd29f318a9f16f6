package dev.landbridge.training.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The tag in which clients before MLflow 3 keep the list of models that a run has logged. */
@ApplicationScoped
public class ModelRecord {
    private static final String TAG = "mlflow.log-model.history";
    private static final List<String> KEPT = List.of(
            "run_id", "artifact_path", "utc_time_created", "flavors", "model_uuid", "mlflow_version", "model_id");
    private static final JsonMapper JSON = new JsonMapper();

    private final TrackedRuns runs;
    private final RunReadings readings;

    ModelRecord(TrackedRuns runs, RunReadings readings) {
        this.runs = runs;
        this.readings = readings;
    }

    /** @param modelJson the model's MLmodel file as a JSON object */
    @Transactional
    public void add(String team, UUID runId, String modelJson) {
        JsonNode model = object(modelJson);
        ObjectNode entry = JSON.createObjectNode();
        KEPT.stream().filter(model::has).forEach(field -> entry.set(field, model.get(field)));
        ArrayNode history = JSON.createArrayNode();
        String known = readings.get(team, runId).tags().get(TAG);
        if (known != null) {
            array(known).forEach(history::add);
        }
        boolean recorded = false;
        for (JsonNode earlier : history) {
            recorded |= earlier.equals(entry);
        }
        if (!recorded) {
            runs.log(team, runId, Batch.ofTag(TAG, history.add(entry).toString()));
        }
    }

    private static JsonNode object(String text) {
        try {
            JsonNode model = JSON.readTree(text);
            if (model != null && model.isObject() && model.hasNonNull("artifact_path") && model.hasNonNull("flavors")) {
                return model;
            }
        } catch (JsonProcessingException e) {
            throw Problem.invalid("model_json", "is not valid JSON");
        }
        throw Problem.invalid(
                "model_json", "must be an object with the fields artifact_path and flavors, as an MLmodel file has");
    }

    private static JsonNode array(String text) {
        try {
            JsonNode known = JSON.readTree(text);
            return known.isArray() ? known : JSON.createArrayNode();
        } catch (JsonProcessingException e) {
            return JSON.createArrayNode();
        }
    }
}
