package dev.landbridge.kit.problem;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Every gRPC error leaves through here. */
@ApplicationScoped
public class GrpcProblemHandler implements ExceptionHandlerProvider {
    private static final Logger LOG = Logger.getLogger(GrpcProblemHandler.class);

    @Override
    public <I, O> ExceptionHandler<I, O> createHandler(
            ServerCall.Listener<I> listener, ServerCall<I, O> call, Metadata metadata) {
        return new Closing<>(listener, call, metadata);
    }

    @Override
    public Throwable transform(Throwable t) {
        return translate(t);
    }

    static Throwable translate(Throwable t) {
        if (t instanceof Problem problem) {
            return GrpcProblems.toStatus(problem);
        }
        if (t instanceof StatusException || t instanceof StatusRuntimeException) {
            return t;
        }
        if (t instanceof UnauthorizedException || t instanceof AuthenticationException) {
            return GrpcProblems.toStatus(Problem.of(ProblemType.UNAUTHENTICATED, "Send a valid token."));
        }
        if (t instanceof ForbiddenException) {
            return GrpcProblems.toStatus(Problem.of(ProblemType.PERMISSION_DENIED, "The caller may not do this."));
        }
        LOG.error("unexpected error in a gRPC call", t);
        return GrpcProblems.toStatus(Problem.of(ProblemType.INTERNAL, "Unexpected error; see the service's log."));
    }

    private static final class Closing<I, O> extends ExceptionHandler<I, O> {
        Closing(ServerCall.Listener<I> listener, ServerCall<I, O> call, Metadata metadata) {
            super(listener, call, metadata);
        }

        @Override
        protected void handleException(Throwable t, ServerCall<I, O> call, Metadata metadata) {
            Throwable translated = translate(t);
            Metadata trailers = Status.trailersFromThrowable(translated);
            call.close(Status.fromThrowable(translated), trailers == null ? new Metadata() : trailers);
        }
    }
}
