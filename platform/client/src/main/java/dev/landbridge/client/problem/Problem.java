package dev.landbridge.client.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An error answer, RFC 9457.
 *
 * @param request method and path that it answers
 * @param status HTTP status
 * @param code of the server's catalogue, or empty
 * @param detail for people
 * @param requestId under which the server's logs name the request, or empty
 * @param errors wrong fields
 * @param missing what a release gate still wants
 */
public record Problem(
        String request,
        int status,
        String code,
        String detail,
        String requestId,
        List<FieldError> errors,
        List<Missing> missing) {

    /** One wrong field and what it must be. */
    public record FieldError(String field, String message) {}

    /** One closed gate: what it wants, and the next step that gets it. */
    public record Missing(String gate, String detail, String remedy) {}

    public Problem {
        errors = List.copyOf(errors);
        missing = List.copyOf(missing);
    }

    String message() {
        String fields = errors.stream()
                .filter(error -> !detail.contains(error.message()))
                .map(error -> "; " + error.field() + " " + error.message())
                .collect(Collectors.joining());
        return "%s answered %d: %s%s".formatted(request, status, detail, fields);
    }
}
