package dev.landbridge.inference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.landbridge.contracts.inference.v1.DeploymentServiceGrpc;
import dev.landbridge.contracts.inference.v1.PutRouteRequest;
import dev.landbridge.contracts.inference.v1.RouteServiceGrpc;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.TestTokens;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The service as its callers see it. */
public final class Api {
    public static final String TEAM = "lab";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String team;
    private final ManagedChannel channel;

    public Api(URI base, String team) {
        this.base = base;
        this.team = team;
        this.channel = NettyChannelBuilder.forAddress(base.getHost(), base.getPort())
                .usePlaintext()
                .build();
    }

    public void close() {
        channel.shutdownNow();
    }

    public RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.person("ada", team, role)).contentType("application/json");
    }

    public String token(String role) {
        return TestTokens.person("ada", team, role);
    }

    public DeploymentServiceGrpc.DeploymentServiceBlockingStub deployments(String service) {
        return by(DeploymentServiceGrpc.newBlockingStub(channel), service);
    }

    public RouteServiceGrpc.RouteServiceBlockingStub routes(String service) {
        return by(RouteServiceGrpc.newBlockingStub(channel), service);
    }

    private <S extends AbstractStub<S>> S by(S stub, String service) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + TestTokens.service(service, team));
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    public String deploy(String model, String more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("model", model, "version", 1, "chip", "cpu", "numerics", "bf16-emulated", "role", "candidate"));
        if (!more.isEmpty()) {
            body.put("fault", more);
        }
        return as(Role.MEMBER)
                .body(body)
                .post("/api/v1/deployments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public JsonPath deployment(String id) {
        return as(Role.VIEWER)
                .get("/api/v1/deployments/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public JsonPath awaitState(String id, String state) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(deployment(id).getString("state"))
                        .as("message: %s", deployment(id).getString("message"))
                        .isEqualTo(state));
        return deployment(id);
    }

    /** A ready deployment under a public name. */
    public String serve(String model, String name) {
        String id = deploy(model, "");
        awaitState(id, "READY");
        routes("model-registry")
                .putRoute(PutRouteRequest.newBuilder()
                        .setName(name)
                        .setDeploymentId(id)
                        .setAlias("production")
                        .setReleaseId("rel_1")
                        .setCertificateId("cert_1")
                        .build());
        return id;
    }

    public JsonPath createKey(Map<String, Object> body) {
        return as(Role.MEMBER)
                .body(body)
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    public HttpRequest.Builder request(String path, String credential) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("authorization", "Bearer " + credential)
                .header("content-type", "application/json");
    }

    public HttpResponse<String> post(String path, String credential, String body) {
        return send(request(path, credential)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> get(String path, String credential) {
        return send(request(path, credential).GET().build());
    }

    public static String chat(String model, String prompt, String more) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]" + more
                + "}";
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
