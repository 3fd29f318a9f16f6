package dev.landbridge.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** RFC 9457 problem details as they go over the wire, media type {@code application/problem+json}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String instance,
        String requestId,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemBody of(Problem problem, String instance, String requestId) {
        ProblemType type = problem.type();
        return new ProblemBody(
                "https://landbridge.dev/problems/" + type.code(),
                type.title(),
                type.httpStatus(),
                type.code(),
                problem.detail(),
                instance,
                requestId,
                problem.errors(),
                problem.extensions());
    }
}
