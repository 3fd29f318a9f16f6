package dev.landbridge.inference.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class InferenceRequestTest {
    @Test
    void namesTheEnginesModelAndKeepsUnknownFields() throws IOException {
        InferenceRequest request =
                InferenceRequest.parse("{\"model\":\"sums\",\"temperature\":0.10,\"new_field\":{\"x\":[1]}}");

        assertThat(request.forEngine("dep_1"))
                .isEqualTo("{\"model\":\"dep_1\",\"temperature\":0.10,\"new_field\":{\"x\":[1]}}");
    }

    @Test
    void takesAwayWhatATenantMayNotSteer() throws IOException {
        InferenceRequest request = InferenceRequest.parse(
                "{\"model\":\"m\",\"priority\":-9,\"kv_transfer_params\":{},\"cache_salt\":\"x\",\"request_id\":\"y\",\"n\":1}");

        assertThat(request.forEngine("m")).isEqualTo("{\"model\":\"m\",\"n\":1}");
    }

    @Test
    void alwaysAsksAStreamForItsRunningUsage() throws IOException {
        InferenceRequest request =
                InferenceRequest.parse("{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"other\":1}}");

        assertThat(request.wantsUsage()).isFalse();
        assertThat(request.forEngine("m"))
                .isEqualTo("{\"model\":\"m\",\"stream\":true,\"stream_options\":"
                        + "{\"other\":1,\"include_usage\":true,\"continuous_usage_stats\":true}}");
    }

    @Test
    void refusesInOpenAisWords() {
        assertRefused("nonsense", null);
        assertRefused("{}", "model");
        assertRefused("{\"model\":7}", "model");
        assertRefused("{\"model\":\"m\",\"stream\":\"yes\"}", "stream");
        assertRefused("{\"model\":\"m\",\"stream_options\":{\"include_usage\":true}}", "stream_options");
    }

    private static void assertRefused(String body, String param) {
        assertThatExceptionOfType(OpenAiException.class)
                .isThrownBy(() -> InferenceRequest.parse(body).model())
                .satisfies(e -> {
                    assertThat(e.error().status()).isEqualTo(400);
                    assertThat(e.error().param()).isEqualTo(param);
                });
    }
}
