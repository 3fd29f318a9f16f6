package dev.landbridge.testkit.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Makes a {@code @QuarkusTest} trust the tokens of {@link TestTokens}. */
public final class IdentityResource implements QuarkusTestResourceLifecycleManager {
    private String service = "model-registry";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", service);
    }

    @Override
    public Map<String, String> start() {
        TestKeys keys = TestKeys.INSTANCE;
        return Map.of(
                "mp.jwt.verify.publickey.location", keys.publicKeys().toString(),
                "smallrye.jwt.sign.key.location", keys.privateKey(service).toString());
    }

    @Override
    public void stop() {
        // the keys live as long as the test JVM
    }
}
