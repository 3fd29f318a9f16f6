package dev.landbridge.registry.hub;

import dev.landbridge.registry.OnS3;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OnS3.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class HubClientsOnS3Test extends HubClientsTest {
    @Override
    @ParameterizedTest
    @ValueSource(strings = "hub-2")
    void pythonClientsWorkUnchanged(String newest) throws IOException {
        super.pythonClientsWorkUnchanged(newest);
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = "hub-1")
    void datasetsAreRepositoriesToo(String newest) throws IOException {
        super.datasetsAreRepositoriesToo(newest);
    }
}
