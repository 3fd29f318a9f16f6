package dev.landbridge.eval.endpoint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A server to add.
 *
 * @param model as the server names it
 * @param chat whether it answers {@code /chat/completions}; yes when nothing is said
 * @param completions whether it answers {@code /completions}; no when nothing is said
 * @param tokenizer {@code server}: it takes token ids and gives them back; {@code none}: text only
 */
record EndpointRequest(
        @NotBlank @Size(max = 100) String name,
        @NotBlank String baseUrl,
        @NotBlank @Size(max = 300) String model,

        @Size(max = 4000) @Pattern(regexp = "[\\x21-\\x7e]*", message = "must be printable ASCII without spaces")
        String apiKey,

        Boolean chat,
        Boolean completions,

        @Pattern(regexp = "server|none", message = "must be server or none")
        String tokenizer) {

    EndpointRequest {
        chat = chat == null || chat;
        completions = completions != null && completions;
        tokenizer = tokenizer == null ? "none" : tokenizer;
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "EndpointRequest[" + name + " " + baseUrl + " " + model + "]";
    }
}
