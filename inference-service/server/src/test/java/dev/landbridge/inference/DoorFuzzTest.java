package dev.landbridge.inference;

import dev.landbridge.inference.engine.FakeRegistry;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.peer.DoorFuzz;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every door of the service under requests that nobody means. */
@QuarkusTest
@TestProfile(DoorFuzzTest.Apart.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = IdentityResource.class,
        initArgs = @ResourceArg(name = "service", value = "inference-service"))
@WithTestResource(FakeRegistry.class)
class DoorFuzzTest {
    @TestHTTPResource("/")
    URI server;

    @Test
    void answersOddRequestsWithoutAServerError() {
        List<String> roles = new ArrayList<>(Role.including(Role.ADMIN));
        roles.add(Role.OPERATOR);
        new DoorFuzz(server.toString(), TestTokens.sign("portal", "usr_fuzz", "fuzz", "fuzz", roles), 8).run();
    }

    /** Runs last and with a database of its own: what the odd requests leave behind is no other test's matter. */
    public static final class Apart implements QuarkusTestProfile {}
}
