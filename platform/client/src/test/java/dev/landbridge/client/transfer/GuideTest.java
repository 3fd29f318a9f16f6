package dev.landbridge.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.client.StubServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that docs/guides/java-client.md is made of. */
class GuideTest {
    private static final Path GUIDE = Path.of("../../docs/guides/java-client.md");

    @TempDir
    Path work;

    @Test
    void guideIsAProgramThatRuns() throws Exception {
        String program = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```java", "").replace("```", ""))
                .collect(Collectors.joining());
        Path directory = Files.createDirectories(work.resolve("adder"));
        Files.writeString(directory.resolve("config.json"), "{}");
        Files.writeString(directory.resolve("notes.txt"), "not pulled");
        try (StubRegistry registry = new StubRegistry()) {
            registry.refuseAliases();
            registry.on("/api/v1/models/no-such-model", 404, "{\"code\":\"not-found\",\"detail\":\"There is none.\"}")
                    .on("/api/v1/runs", 200, "{\"id\":\"run-1\",\"state\":\"SUCCEEDED\",\"items\":[]}")
                    .on("/api/v1/deployments", 200, "{\"id\":\"dep-1\",\"state\":\"READY\"}")
                    .on("/api/v1/evaluations", 200, "{\"id\":\"eva-1\",\"state\":\"SUCCEEDED\",\"n\":2,\"correct\":1}")
                    .on(
                            "/api/v1/evaluations/eva-1/samples",
                            200,
                            "{\"items\":[{\"question\":\"1+1\",\"answer\":\"3\"}]}")
                    .on("/api/v1/releases", 200, "{\"id\":\"rel-1\",\"state\":\"AWAITING_APPROVAL\"}")
                    .on("/v1/chat/completions", 200, "{\"id\":\"c1\",\"choices\":[{\"message\":{\"content\":\"42\"}}]}")
                    .on("/api/v1/readiness", 200, "{\"gates\":[],\"rows\":[]}");
            new Fragment(work, program).run(registry.url(), "lbp_x", directory, work.resolve("copy"));
            assertThat(registry.seen())
                    .extracting(StubServer.Seen::path)
                    .contains("/api/v1/evaluations/eva-1/samples", "/api/v1/releases/rel-1", "/api/v1/readiness");
        }
        assertThat(work.resolve("copy/config.json")).hasContent("{}");
        assertThat(work.resolve("copy/notes.txt")).doesNotExist();
    }
}
