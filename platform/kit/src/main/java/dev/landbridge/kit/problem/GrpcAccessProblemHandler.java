package dev.landbridge.kit.problem;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.quarkus.grpc.auth.AuthExceptionHandler;
import io.quarkus.grpc.auth.AuthExceptionHandlerProvider;
import jakarta.enterprise.context.ApplicationScoped;

/** Quarkus answers refused access before {@link GrpcProblemHandler} sees it, and calls a missing token forbidden. */
@ApplicationScoped
public class GrpcAccessProblemHandler implements AuthExceptionHandlerProvider {
    @Override
    public <I, O> AuthExceptionHandler<I, O> createHandler(
            ServerCall.Listener<I> listener, ServerCall<I, O> call, Metadata metadata) {
        return new Refusing<>(listener, call, metadata);
    }

    @Override
    public StatusException transformToStatusException(Throwable t) {
        return (StatusException) GrpcProblemHandler.translate(t);
    }

    @Override
    public boolean handlesException(Throwable t) {
        return t instanceof SecurityException;
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    private static final class Refusing<I, O> extends AuthExceptionHandler<I, O> {
        Refusing(ServerCall.Listener<I> listener, ServerCall<I, O> call, Metadata metadata) {
            super(listener, call, metadata);
        }

        @Override
        protected void handleException(Throwable t, ServerCall<I, O> call, Metadata metadata) {
            if (t instanceof SecurityException) {
                Throwable refused = GrpcProblemHandler.translate(t);
                call.close(Status.fromThrowable(refused), Status.trailersFromThrowable(refused));
            } else {
                super.handleException(t, call, metadata);
            }
        }
    }
}
