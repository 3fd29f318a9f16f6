package dev.landbridge.launcher.frontdoor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** An error answer of the REST API. */
public final class ProblemResponse extends RuntimeException {
    private final int status;
    private final String code;
    private final transient List<Missing> missing;

    /** What a release gate still wants. */
    public record Missing(String gate, String detail, String remedy) {}

    private ProblemResponse(String message, int status, String code, List<Missing> missing) {
        super(message);
        this.status = status;
        this.code = code;
        this.missing = missing;
    }

    /** Reads problem+json and OpenAI's error shape alike. */
    static ProblemResponse of(String request, int status, JsonNode body) {
        String detail = body.path("detail")
                .asText(body.path("error")
                        .path("message")
                        .asText(body.path("title").asText("")));
        StringBuilder errors = new StringBuilder();
        body.path("errors")
                .forEach(error -> errors.append("; ")
                        .append(error.path("field").asText())
                        .append(' ')
                        .append(error.path("message").asText()));
        return new ProblemResponse(
                "%s answered %d: %s%s".formatted(request, status, detail, errors),
                status,
                body.path("code").asText(body.path("error").path("code").asText("")),
                missing(body.path("missing")));
    }

    private static List<Missing> missing(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Missing(
                        row.path("gate").asText(),
                        row.path("detail").asText(),
                        row.path("remedy").asText()))
                .toList();
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Missing> missing() {
        return missing;
    }
}
