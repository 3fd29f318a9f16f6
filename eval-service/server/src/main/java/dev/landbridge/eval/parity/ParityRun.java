package dev.landbridge.eval.parity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.eval.job.JobState;
import dev.landbridge.proof.ProofJson;
import java.time.Instant;
import java.util.List;

/**
 * One candidate deployment judged against a golden trace.
 *
 * @param verdict PASS, FAIL, INCONCLUSIVE or INVALID; null until it has ended
 * @param slices with {@code heatMap}, {@code length}, {@code localisation}, {@code worstPrompts} and {@code
 *     targetReplicate} the diagnosis, which decides nothing; null in runs of before it was made
 * @param digest of the result and of the tables it was computed from
 */
public record ParityRun(
        String id,
        String model,
        int version,
        String versionId,
        String goldenTraceId,
        String deploymentId,
        String chip,
        String numerics,
        String profile,
        String policyVersion,
        boolean earlyStop,
        JobState state,
        double progress,
        String message,
        String verdict,
        String sentence,
        String digest,
        JsonNode gates,
        JsonNode gatesNotRun,
        JsonNode statistics,
        JsonNode series,
        JsonNode matrix,
        JsonNode matrixCoverage,
        JsonNode slices,
        JsonNode heatMap,
        JsonNode length,
        JsonNode localisation,
        JsonNode worstPrompts,
        JsonNode targetReplicate,
        JsonNode environment,
        String certificateId,
        Instant createdAt,
        String createdBy,
        Instant finishedAt,
        @JsonIgnore Figures figures) {

    /** The figures other services want; null until the run has ended or when it was not admissible. */
    public record Figures(Double meanKl, Double top1Agreement, Double deltaNll) {}

    private static final List<String> HEAVY =
            List.of("gates", "gates_not_run", "statistics", "series", "matrix", "matrix_coverage");

    private static final List<String> DIAGNOSIS =
            List.of("slices", "heat_map", "length", "localisation", "worst_prompts", "target_replicate");

    static ParityRun of(ParityRunEntity entity, boolean whole) {
        JsonNode result = whole ? json(entity.result) : json(null);
        List<JsonNode> heavy = HEAVY.stream().map(result::get).toList();
        List<JsonNode> diagnosis =
                DIAGNOSIS.stream().map(result.path("diagnosis")::get).toList();
        return new ParityRun(
                entity.id,
                entity.model,
                entity.modelVersion,
                entity.modelVersionId,
                entity.goldenTraceId,
                entity.deploymentId,
                entity.chip,
                entity.numerics,
                entity.profile,
                entity.policyVersion,
                entity.earlyStop,
                entity.state,
                entity.progress,
                entity.message,
                entity.verdict,
                entity.sentence,
                entity.digest,
                heavy.get(0),
                heavy.get(1),
                heavy.get(2),
                heavy.get(3),
                heavy.get(4),
                heavy.get(5),
                diagnosis.get(0),
                diagnosis.get(1),
                diagnosis.get(2),
                diagnosis.get(3),
                diagnosis.get(4),
                diagnosis.get(5),
                whole ? json(entity.environment) : null,
                entity.certificateId,
                entity.createdAt,
                entity.createdBy,
                entity.finishedAt,
                new Figures(entity.meanKl, entity.top1Agreement, entity.deltaNll));
    }

    static JsonNode json(String text) {
        try {
            return ProofJson.tree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored result is unreadable", e);
        }
    }

    @JsonProperty("stand_in")
    public boolean standIn() {
        return chip.equals("cpu");
    }
}
