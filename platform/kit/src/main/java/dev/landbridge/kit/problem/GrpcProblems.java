package dev.landbridge.kit.problem;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;

/** Carries a {@link Problem} over gRPC: the status, the detail as description, the stable code in the trailers. */
public final class GrpcProblems {
    static final Metadata.Key<String> CODE = Metadata.Key.of("landbridge-problem", Metadata.ASCII_STRING_MARSHALLER);

    private GrpcProblems() {}

    public static StatusException toStatus(Problem problem) {
        Metadata trailers = new Metadata();
        trailers.put(CODE, problem.type().code());
        return Status.fromCode(problem.type().grpcStatus())
                .withDescription(problem.detail())
                .asException(trailers);
    }

    /** The error as a call may answer it, for a handler that ends a stream itself. */
    public static Throwable translate(Throwable t) {
        return GrpcProblemHandler.translate(t);
    }

    public static Problem from(StatusRuntimeException e) {
        Metadata trailers = e.getTrailers();
        String code = trailers == null ? null : trailers.get(CODE);
        ProblemType type = ProblemType.ofCode(code == null ? "" : code)
                .orElseGet(() -> ProblemType.ofGrpc(e.getStatus().getCode()));
        String description = e.getStatus().getDescription();
        return Problem.of(
                type,
                code != null && description != null ? description : "A service this one depends on did not answer.");
    }
}
