package dev.landbridge.testkit.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sends schemathesis' odd requests to every operation of a running service's own OpenAPI document, from a fixed seed,
 * and fails when one is answered with a server error.
 */
public final class DoorFuzz {
    private static final String SEED = "20261124";

    private final List<String> arguments = new ArrayList<>();

    /**
     * @param base the service's address
     * @param token a bearer token whose roles open every door
     * @param examples at most this many generated requests an operation
     */
    public DoorFuzz(String base, String token, int examples) {
        this(base.replaceAll("/$", "") + "/openapi", base, token, examples);
    }

    private DoorFuzz(String description, String base, String token, int examples) {
        arguments.addAll(List.of("run", description, "--url", base.replaceAll("/$", "")));
        arguments.addAll(List.of("--header", "Authorization: Bearer " + token));
        arguments.addAll(List.of("--checks", "not_a_server_error", "--phases", "coverage,fuzzing"));
        arguments.addAll(List.of("--max-examples", Integer.toString(examples), "--seed", SEED));
        arguments.addAll(List.of("--generation-database", "none"));
        arguments.addAll(List.of("--suppress-health-check", "all", "--warnings", "off", "--no-color"));
        arguments.addAll(List.of("--continue-on-failure", "--no-shrink", "--request-timeout", "30"));
    }

    /** The same for a door whose description is a file and no answer of the service. */
    public static DoorFuzz describedBy(Path description, String base, String token, int examples) {
        return new DoorFuzz(description.toString(), base, token, examples);
    }

    /** Leaves out the operations whose path matches: what answers a server error by its contract, or never ends. */
    public DoorFuzz without(String pathPattern) {
        arguments.addAll(List.of("--exclude-path-regex", pathPattern));
        return this;
    }

    public void run() {
        String said = Peer.command("schemathesis", "st").run(Map.of("PYTHONNOUSERSITE", "1"), arguments.toArray());
        assertThat(said).contains(" generated, ");
    }
}
