package dev.landbridge.inference.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenAiErrorTest {
    @Test
    void translatesVllmsShape() {
        OpenAiError error = OpenAiError.ofEngine(
                400,
                "{\"error\":{\"message\":\"too long\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}",
                null);

        assertThat(error.json())
                .isEqualTo(
                        "{\"error\":{\"message\":\"too long\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}");
    }

    @Test
    void keepsACodeClientsSwitchOn() {
        assertThat(OpenAiError.ofEngine(
                                400,
                                "{\"error\":{\"message\":\"m\",\"code\":\"context_length_exceeded\",\"param\":\"prompt\"}}",
                                null)
                        .code())
                .isEqualTo("context_length_exceeded");
    }

    @Test
    void tellsNothingOfAnEnginesInsides() {
        OpenAiError error = OpenAiError.ofEngine(500, "Traceback (most recent call last)", null);

        assertThat(error.status()).isEqualTo(500);
        assertThat(error.json()).contains("backend_error").doesNotContain("Traceback");
        assertThat(OpenAiError.ofEngine(404, "{}", null).status()).isEqualTo(502);
    }

    @Test
    void saysWhenToComeBack() {
        assertThat(OpenAiError.ofEngine(503, "{}", "7").retryAfterSeconds()).isEqualTo(7);
        assertThat(OpenAiError.ofEngine(429, "", "soon").retryAfterSeconds()).isEqualTo(1);
    }
}
