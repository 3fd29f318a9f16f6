package dev.landbridge.kit.access;

import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes a gRPC stub act for a team: service token and deadline on every call. */
@ApplicationScoped
public class ServiceCalls {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ServiceTokens tokens;

    ServiceCalls(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    /** The stub for one call: take it anew for each, because the deadline starts now. */
    public <S extends AbstractStub<S>> S on(S stub, String team, Duration deadline) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + tokens.forTeam(team));
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }
}
