package dev.landbridge.portal.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private final RouteTable routes = new RouteTable(new Addresses());

    @ParameterizedTest
    @CsvSource({
        "/api/2.0/mlflow/registered-models/create, registry",
        "/ajax-api/2.0/mlflow/model-versions/search, registry",
        "/api/2.0/mlflow-artifacts/artifacts/1/a/model.safetensors, registry",
        "/api/2.0/mlflow-artifacts/mpu/create/1/a, registry",
        "/api/2.0/mlflow/runs/log-batch, training",
        "/api/2.0/mlflow/logged-models, training",
        "/api/3.0/mlflow/server-info, training",
        "/version, training"
    })
    void knowsWhoAnswersMlflow(String path, String service) {
        assertThat(routes.of(path)).isEqualTo(Route.to(URI.create("http://" + service), Door.MLFLOW));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/whoami-v2,",
        "/api/repos/create,",
        "/api/validate-yaml,",
        "/api/models,",
        "/api/models/demo/adder/revision/main, demo",
        "/api/models/demo/adder, demo",
        "/api/datasets/demo/sums/tree/main, demo",
        "/api/resolve-cache/models/demo/adder/0123/config.json, demo",
        "/demo/adder/resolve/main/config.json, demo",
        "/datasets/demo/sums/resolve/main/train.jsonl, demo",
        "/demo/adder.git/info/lfs/objects/batch, demo",
        "/gpt2/resolve/main/config.json,"
    })
    void knowsTheHuggingFaceProtocolAndItsNamespace(String path, String namespace) {
        assertThat(routes.of(path)).isEqualTo(Route.to(URI.create("http://registry"), Door.HUGGING_FACE));
        assertThat(HubPath.namespace(path)).isEqualTo(Optional.ofNullable(namespace));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/models/adder/versions/3/signature, registry",
        "/api/v1/uploads, registry",
        "/api/v1/transfers/x, registry",
        "/api/v1/access-requests, registry",
        "/api/v1/policy-checks, registry",
        "/api/v1/tracking/series, training",
        "/api/v1/endpoints/endp_1/probe, eval"
    })
    void knowsTheServiceOfEveryNoun(String path, String service) {
        assertThat(routes.of(path)).isEqualTo(Route.to(URI.create("http://" + service), Door.LANDBRIDGE));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/completions",
        "/v1/models/adder",
        "/chat/completions",
        "/tokenize",
        "/detokenize",
        "/tokenizer_info"
    })
    void knowsTheModelDoor(String path) {
        assertThat(routes.of(path)).isEqualTo(Route.to(URI.create("http://inference"), Door.OPENAI));
    }

    @Test
    void knowsWhoseAuditLogIsMeant() {
        String path = "/api/v1/audit/export";
        assertThat(routes.of(path, null)).isEqualTo(Route.to(URI.create("http://registry"), Door.LANDBRIDGE));
        assertThat(routes.of(path, "training")).isEqualTo(Route.to(URI.create("http://training"), Door.LANDBRIDGE));
        assertThat(routes.of(path, "portal")).isEqualTo(Route.own());
        assertThat(routes.of("/api/v1/models", "training"))
                .isEqualTo(Route.to(URI.create("http://registry"), Door.LANDBRIDGE));
    }

    @Test
    void leavesThePagesToThePortal() {
        for (String path : new String[] {"/", "/models/adder/versions/3", "/datasets/sums", "/assets/index.js"}) {
            assertThat(routes.of(path)).isEqualTo(Route.own());
        }
    }

    private static final class Addresses implements FrontDoorConfig, FrontDoorConfig.Services {
        @Override
        public Services services() {
            return this;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int maxConnections() {
            return 1;
        }

        @Override
        public URI registry() {
            return URI.create("http://registry");
        }

        @Override
        public URI training() {
            return URI.create("http://training");
        }

        @Override
        public URI inference() {
            return URI.create("http://inference");
        }

        @Override
        public URI eval() {
            return URI.create("http://eval");
        }
    }
}
