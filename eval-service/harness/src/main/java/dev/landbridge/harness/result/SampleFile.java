package dev.landbridge.harness.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.harness.python.PythonJson;
import dev.landbridge.harness.python.PythonText;
import dev.landbridge.harness.run.Answer;
import dev.landbridge.harness.run.Request;
import dev.landbridge.harness.run.Sample;
import dev.landbridge.harness.run.TaskResult;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of {@code samples_<task>_<time>.jsonl}. */
public final class SampleFile {
    private static final JsonMapper JSON = new JsonMapper();

    private SampleFile() {}

    /** One line a document and filter, in order. */
    public static List<String> lines(TaskResult result) {
        return result.samples().stream().map(SampleFile::line).toList();
    }

    /** SHA-256 over the hashes of all samples: equal when two runs asked the same. */
    static String taskHash(TaskResult result) {
        StringBuilder hashes = new StringBuilder();
        result.samples()
                .forEach(sample -> hashes.append(documentHash(sample))
                        .append(promptHash(sample))
                        .append(targetHash(sample)));
        return Sha256.hex(hashes.toString());
    }

    /** SHA-256 over the document. */
    public static String documentHash(Sample sample) {
        return Sha256.hex(PythonJson.indented(sample.document()));
    }

    /** SHA-256 over the first prompt. */
    public static String promptHash(Sample sample) {
        return Sha256.hex(PythonText.str(sample.requests().get(0).arguments().get(0)));
    }

    /** SHA-256 over the target. */
    public static String targetHash(Sample sample) {
        return Sha256.hex(PythonText.str(sample.target()));
    }

    private static String line(Sample sample) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("doc_id", sample.documentId());
        line.put("doc", sample.document());
        line.put("target", text(sample.target()));
        line.put("arguments", arguments(sample.requests()));
        line.put(
                "resps",
                sample.answers().stream()
                        .map(repeats -> repeats.stream()
                                .map(answer -> texts(answer.sample()))
                                .toList())
                        .toList());
        line.put(
                "filtered_resps",
                sample.filtered().stream().map(SampleFile::filtered).toList());
        line.put("filter", sample.filter());
        line.put("metrics", List.copyOf(sample.scores().keySet()));
        line.put("doc_hash", documentHash(sample));
        line.put("prompt_hash", promptHash(sample));
        line.put("target_hash", targetHash(sample));
        line.putAll(sample.scores());
        if (!sample.failures().isEmpty()) {
            line.put("failures", sample.failures());
        }
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> arguments(List<Request> requests) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            List<Object> values = requests.get(i).arguments();
            Map<String, Object> numbered = new LinkedHashMap<>();
            for (int j = 0; j < values.size(); j++) {
                numbered.put("arg_" + j, values.get(j));
            }
            arguments.put("gen_args_" + i, numbered);
        }
        return arguments;
    }

    private static Object filtered(Object value) {
        return value instanceof Answer ? texts(((Answer) value).sample()) : value;
    }

    /** Numbers and booleans of answers are texts in these files. */
    private static Object texts(Object value) {
        if (value instanceof List) {
            List<Object> list = new ArrayList<>();
            ((List<?>) value).forEach(element -> list.add(text(element)));
            return list;
        }
        return text(value);
    }

    private static Object text(Object value) {
        return value instanceof Number || value instanceof Boolean ? PythonText.str(value) : value;
    }
}
