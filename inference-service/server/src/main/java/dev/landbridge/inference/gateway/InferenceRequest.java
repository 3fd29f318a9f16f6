package dev.landbridge.inference.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The few members of a request the gateway reads; all others pass untouched. */
final class InferenceRequest {
    /** They steer the scheduler, the caches or the identity of an engine that tenants share. */
    private static final List<String> FORBIDDEN = List.of(
            "priority", "kv_transfer_params", "ec_transfer_params", "cache_salt", "request_id", "mm_processor_kwargs");

    private static final String STREAM_OPTIONS = "stream_options";

    private final RawObject body;
    private final String model;
    private final RawObject streamOptions;

    private InferenceRequest(RawObject body, String model, RawObject streamOptions) {
        this.body = body;
        this.model = model;
        this.streamOptions = streamOptions;
    }

    static InferenceRequest parse(String text) {
        try {
            RawObject body = RawObject.parse(text);
            String model = body.text("model").filter(name -> !name.isBlank()).orElse(null);
            if (model == null && body.get("model") != null) {
                throw new OpenAiException(OpenAiError.invalid("model", "'model' must be the name of a model."));
            }
            String stream = body.get("stream");
            if (stream != null && !stream.equals("true") && !stream.equals("false")) {
                throw new OpenAiException(OpenAiError.invalid("stream", "'stream' must be a boolean."));
            }
            return new InferenceRequest(body, model, streamOptions(body));
        } catch (IOException e) {
            throw new OpenAiException(OpenAiError.invalid(null, "The body is not a valid JSON object."));
        }
    }

    private static RawObject streamOptions(RawObject body) throws IOException {
        String options = body.get(STREAM_OPTIONS);
        if (options == null) {
            return RawObject.parse("{}");
        }
        if (!options.startsWith("{")) {
            throw new OpenAiException(OpenAiError.invalid(STREAM_OPTIONS, "'stream_options' must be an object."));
        }
        if (!body.isTrue("stream")) {
            throw new OpenAiException(
                    OpenAiError.invalid(STREAM_OPTIONS, "'stream_options' may only be sent with 'stream': true."));
        }
        return RawObject.parse(options);
    }

    String model() {
        return named().orElseThrow(() ->
                new OpenAiException(OpenAiError.invalid("model", "You must name a model in the field 'model'.")));
    }

    /** Empty when the request names no model. */
    Optional<String> named() {
        return Optional.ofNullable(model);
    }

    boolean stream() {
        return body.isTrue("stream");
    }

    boolean wantsUsage() {
        return streamOptions.isTrue("include_usage");
    }

    boolean wantsContinuousUsage() {
        return wantsUsage() && streamOptions.isTrue("continuous_usage_stats");
    }

    /** The body for the engine; of a stream it always reports the running usage, whatever the client asked for. */
    String forEngine(String servedName) throws IOException {
        RawObject edited = RawObject.parse(body.toString()).put("model", RawObject.quote(servedName));
        FORBIDDEN.forEach(edited::remove);
        if (stream()) {
            RawObject options = RawObject.parse(streamOptions.toString())
                    .put("include_usage", "true")
                    .put("continuous_usage_stats", "true");
            edited.put(STREAM_OPTIONS, options.toString());
        }
        return edited.toString();
    }
}
