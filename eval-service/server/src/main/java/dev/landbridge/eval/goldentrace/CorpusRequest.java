package dev.landbridge.eval.goldentrace;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.landbridge.eval.trace.CorpusRow;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.ProofJson;
import java.util.List;

/**
 * What a golden trace is taken from: a split of a registry dataset, or rows in the request itself.
 *
 * @param dataset name of a dataset of the registry
 * @param version of the dataset
 * @param split of the dataset version; empty for its only one
 * @param jsonl rows, one JSON object a line, see CorpusRow
 * @param name for people, of rows in the request
 */
record CorpusRequest(String dataset, Integer version, String split, String jsonl, String name) {
    private static final int MAX_ROWS = 4096;

    /** Checks all that can be known before the capture. */
    void check() {
        if (isFilled(dataset) == isFilled(jsonl)) {
            throw Problem.invalid("corpus", "needs either dataset and version, or jsonl");
        }
        if (isFilled(dataset) && (version == null || version < 1)) {
            throw Problem.invalid("corpus.version", "is the version of the dataset, 1 or more");
        }
        if (isFilled(jsonl)) {
            rows("corpus.jsonl", jsonl);
        }
    }

    static List<CorpusRow> rows(String field, String jsonl) {
        try {
            List<CorpusRow> rows = CorpusRow.read(jsonl);
            if (rows.size() > MAX_ROWS) {
                throw Problem.invalid(field, "has more than " + MAX_ROWS + " rows");
            }
            return rows;
        } catch (CorpusRow.MalformedException e) {
            throw Problem.invalid(field, e.getMessage());
        }
    }

    boolean ofDataset() {
        return isFilled(dataset);
    }

    static CorpusRequest parse(String json) {
        try {
            return json == null ? null : ProofJson.read(json, CorpusRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored corpus request is unreadable", e);
        }
    }

    private static boolean isFilled(String value) {
        return value != null && !value.isBlank();
    }
}
