package dev.landbridge.inference.gateway;

import dev.landbridge.inference.Api;
import dev.landbridge.inference.engine.FakeRegistry;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.fuzz.OddRequests;
import dev.landbridge.testkit.peer.DoorFuzz;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The OpenAI-compatible door, and the packaged engine worker behind it, under requests that nobody means. */
@Tag("slow")
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = IdentityResource.class,
        initArgs = @ResourceArg(name = "service", value = "inference-service"))
@WithTestResource(value = FakeRegistry.class, initArgs = @ResourceArg(name = "engine", value = "worker"))
class OpenAiFuzzTest {
    private static final int BODIES = 150;
    private static String key;

    @TestHTTPResource
    URI base;

    private Api api;

    @BeforeEach
    void serveTheModel() {
        api = new Api(base, "fuzz");
        if (key == null) {
            api.serve("spelled", "spelled");
            key = api.createKey(Map.of("name", "fuzz")).getString("secret");
        }
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void answersOddRequestsWithoutAServerError() {
        DoorFuzz.describedBy(Path.of("src/test/resources/openai-door.yaml").toAbsolutePath(), base.toString(), key, 60)
                .run();
    }

    @Test
    void answersOddBodiesWithoutAServerError() {
        OddRequests odd = new OddRequests(base.toString(), key, 34);
        odd.bodies("POST", "/v1/chat/completions", """
                {"model":"spelled","messages":[{"role":"user","content":"1+1="}],"max_tokens":4,"temperature":0.5,
                 "top_p":0.9,"n":1,"seed":7,"stop":["x"],"logprobs":true,"top_logprobs":2,"user":"u"}""", 2 * BODIES);
        odd.bodies("POST", "/v1/chat/completions", """
                {"model":"spelled","messages":[{"role":"user","content":[{"type":"text","text":"1+1="}]}],
                 "max_completion_tokens":3,"stream":true,"stream_options":{"include_usage":true}}""", BODIES);
        odd.bodies("POST", "/v1/completions", """
                {"model":"spelled","prompt":"1+1=","max_tokens":3,"echo":true,"logprobs":1,"suffix":null}""", BODIES);
        odd.bodies("POST", "/v1/completions", """
                {"model":"spelled","prompt":[[1,2,3]],"max_tokens":1,"prompt_logprobs":1}""", BODIES);
        odd.bodies("POST", "/tokenize", "{\"model\":\"spelled\",\"prompt\":\"1+1=\"}", BODIES);
        odd.bodies("POST", "/detokenize", "{\"model\":\"spelled\",\"tokens\":[1,2]}", BODIES);
        odd.words("GET", "/v1/models/{}", 60, "spelled");
        odd.requireNoServerError();
        System.out.println("OpenAI door: " + odd.summary());
    }
}
