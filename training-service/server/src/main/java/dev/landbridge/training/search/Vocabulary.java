package dev.landbridge.training.search;

import dev.landbridge.kit.problem.Problem;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may be searched for in one kind of thing.
 *
 * @param attributes every accepted name of an attribute, and its canonical one
 * @param numericAttributes canonical names of the attributes that are numbers
 */
public record Vocabulary(Set<FieldKind> kinds, Map<String, String> attributes, Set<String> numericAttributes) {
    private static final Set<String> DATASET_KEYS = Set.of("name", "digest", "context");

    public static final Vocabulary RUNS = new Vocabulary(
            EnumSet.allOf(FieldKind.class),
            Map.ofEntries(
                    Map.entry("run_id", "run_id"),
                    Map.entry("run_name", "run_name"),
                    Map.entry("run name", "run_name"),
                    Map.entry("Run name", "run_name"),
                    Map.entry("Run Name", "run_name"),
                    Map.entry("user_id", "user_id"),
                    Map.entry("status", "status"),
                    Map.entry("artifact_uri", "artifact_uri"),
                    Map.entry("start_time", "start_time"),
                    Map.entry("created", "start_time"),
                    Map.entry("Created", "start_time"),
                    Map.entry("end_time", "end_time")),
            Set.of("start_time", "end_time"));

    public static final Vocabulary EXPERIMENTS = new Vocabulary(
            EnumSet.of(FieldKind.ATTRIBUTE, FieldKind.TAG),
            Map.of(
                    "name", "name",
                    "experiment_id", "experiment_id",
                    "creation_time", "creation_time",
                    "last_update_time", "last_update_time"),
            Set.of("creation_time", "last_update_time"));

    public static final Vocabulary LOGGED_MODELS = new Vocabulary(
            EnumSet.of(FieldKind.ATTRIBUTE, FieldKind.TAG, FieldKind.METRIC, FieldKind.PARAM),
            Map.ofEntries(
                    Map.entry("name", "name"),
                    Map.entry("model_id", "model_id"),
                    Map.entry("model_type", "model_type"),
                    Map.entry("status", "status"),
                    Map.entry("source_run_id", "source_run_id"),
                    Map.entry("creation_time", "creation_time"),
                    Map.entry("creation_timestamp", "creation_time"),
                    Map.entry("creation_timestamp_ms", "creation_time"),
                    Map.entry("last_updated_timestamp", "last_updated"),
                    Map.entry("last_updated_timestamp_ms", "last_updated")),
            Set.of("creation_time", "last_updated"));

    /** @param key without quotes */
    Field field(FieldKind kind, String key) {
        if (!kinds.contains(kind)) {
            throw Problem.invalid("filter", "'" + kind + "' cannot be searched here; use one of " + kinds + ".");
        }
        if (kind == FieldKind.ATTRIBUTE) {
            String attribute = attributes.get(key);
            if (attribute == null) {
                throw Problem.invalid(
                        "filter",
                        "Invalid attribute key '" + key + "'. Valid keys are " + new TreeSet<>(attributes.keySet())
                                + ".");
            }
            return new Field(kind, attribute);
        }
        if (kind == FieldKind.DATASET && !DATASET_KEYS.contains(key)) {
            throw Problem.invalid(
                    "filter", "Invalid dataset key '" + key + "'. Valid keys are " + new TreeSet<>(DATASET_KEYS) + ".");
        }
        return new Field(kind, key);
    }

    boolean numeric(Field field) {
        return field.kind() == FieldKind.METRIC
                || (field.kind() == FieldKind.ATTRIBUTE && numericAttributes.contains(field.key()));
    }

    Set<Operator> operators(Field field) {
        Set<Operator> operators = EnumSet.copyOf(numeric(field) ? Operator.NUMERIC : Operator.TEXT);
        if (!numeric(field) && field.kind() != FieldKind.TAG && field.kind() != FieldKind.PARAM) {
            operators.addAll(Operator.LISTS);
        }
        if (field.kind() == FieldKind.TAG || field.kind() == FieldKind.PARAM) {
            operators.addAll(Operator.PRESENCE);
        }
        return operators;
    }
}
