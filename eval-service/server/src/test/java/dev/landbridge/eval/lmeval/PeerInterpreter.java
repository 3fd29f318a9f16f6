package dev.landbridge.eval.lmeval;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** Gives the service the interpreter of the peer lm-eval, and trusts the teams. */
public class PeerInterpreter implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        String named = System.getenv("LANDBRIDGE_PEERS");
        Path peers = named == null ? Path.of("../../target/peers") : Path.of(named);
        Path python = peers.resolve("lm-eval/bin/python").toAbsolutePath().normalize();
        return Map.of("landbridge.harness.python", python.toString(), "landbridge.harness.team-code", "true");
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
