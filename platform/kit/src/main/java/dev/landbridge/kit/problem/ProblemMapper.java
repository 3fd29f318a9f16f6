package dev.landbridge.kit.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.landbridge.kit.request.RequestId;
import io.grpc.StatusRuntimeException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every REST error leaves through here, as problem details and without internals. */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo uri) {
        Response.ResponseBuilder response = Response.status(problem.type().httpStatus())
                .type(ProblemBody.MEDIA_TYPE)
                .entity(ProblemBody.of(problem, uri.getPath(), RequestId.current()));
        if (problem.type().retryable()) {
            response.header("Retry-After", "1");
        }
        return response.build();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, UriInfo uri) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return problem(Problem.invalid(errors), uri);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException e, UriInfo uri) {
        return problem(unreadableBody(e), uri);
    }

    /** Named of its own, because the framework has a mapper for it, which answers nothing but the status. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e, UriInfo uri) {
        return problem(unreadableBody(e), uri);
    }

    @ServerExceptionMapper
    public Response upstream(StatusRuntimeException e, UriInfo uri) {
        return problem(GrpcProblems.from(e), uri);
    }

    @ServerExceptionMapper
    public Response stale(OptimisticLockException e, UriInfo uri) {
        return problem(Problem.of(ProblemType.PRECONDITION_FAILED, "Read it again and repeat the change."), uri);
    }

    @ServerExceptionMapper
    public Response unauthenticated(UnauthorizedException e, UriInfo uri) {
        return problem(Problem.of(ProblemType.UNAUTHENTICATED, "Send a valid token in the Authorization header."), uri);
    }

    @ServerExceptionMapper
    public Response forbidden(
            ForbiddenException e, UriInfo uri, ContainerRequestContext request, ResourceInfo resource) {
        return problem(
                RefusedRole.problem(
                        request.getSecurityContext().getUserPrincipal(),
                        resource == null ? null : resource.getResourceMethod()),
                uri);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return problem(unreadableBody(json), uri);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        ProblemType type = ProblemType.ofHttp(status);
        String detail = status == 404 ? "There is nothing at this address." : type.title() + ".";
        if (type.httpStatus() == status) {
            return problem(Problem.of(type, detail), uri);
        }
        return Response.fromResponse(problem(Problem.of(type, detail), uri))
                .status(status)
                .build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, UriInfo uri) {
        LOG.errorf(e, "unexpected error at %s", uri.getPath());
        return problem(
                Problem.of(ProblemType.INTERNAL, "The request id leads to the cause in the service's log."), uri);
    }

    private static Problem unreadableBody(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(ref -> ref.getFieldName() == null ? String.valueOf(ref.getIndex()) : ref.getFieldName())
                    .collect(Collectors.joining("."));
            if (e instanceof UnrecognizedPropertyException) {
                return Problem.invalid(field, "is not a known field");
            }
            if (mapping.getCause() instanceof Problem nested) {
                return nested;
            }
            if (mapping.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
                return Problem.invalid(field, refused.getMessage());
            }
            if (e instanceof InvalidFormatException format
                    && format.getTargetType().isEnum()) {
                return Problem.invalid(field, "must be one of " + names(format.getTargetType()));
            }
            return Problem.invalid(field, "has the wrong type or form");
        }
        return Problem.invalid("body", "is not valid JSON");
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(constant -> Optional.ofNullable(constant.getAnnotation(JsonProperty.class))
                        .map(JsonProperty::value)
                        .orElse(constant.getName()))
                .collect(Collectors.joining(", "));
    }

    private static String field(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        String path = nodes.stream()
                .skip(nodes.size() > 2 ? 2 : nodes.size() - 1)
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
        return path.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
