package dev.landbridge.kit.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error a caller can act on. The detail is shown to people: name the thing and the remedy, no internals. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;

    private Problem(ProblemType type, String detail, List<FieldError> errors, Map<String, Object> extensions) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.extensions = new LinkedHashMap<>(extensions);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    public static Problem notFound(String kind, String id) {
        return of(ProblemType.NOT_FOUND, "There is no " + kind + " '" + id + "' in this team.");
    }

    public static Problem invalid(String field, String message) {
        return new Problem(
                ProblemType.INVALID_REQUEST, field + ": " + message, List.of(new FieldError(field, message)), Map.of());
    }

    public static Problem invalid(List<FieldError> errors) {
        String detail = String.join(
                "; ", errors.stream().map(e -> e.field() + ": " + e.message()).toList());
        return new Problem(ProblemType.INVALID_REQUEST, detail, errors, Map.of());
    }

    public static Problem conflict(String detail) {
        return of(ProblemType.CONFLICT, detail);
    }

    /** The same problem with an extra member in the body, for example {@code missing}. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(type, getMessage(), errors, more);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return getMessage();
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
