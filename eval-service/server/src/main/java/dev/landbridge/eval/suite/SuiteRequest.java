package dev.landbridge.eval.suite;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A set of task files in the format of lm-evaluation-harness, with the documents they name. */
record SuiteRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]*")
        String name,

        @Size(max = 200) String title,
        @Size(max = 4000) String description,
        @NotEmpty @Size(max = 2000) List<@NotNull @Valid File> files) {

    /**
     * One file.
     *
     * @param path relative, with slashes
     * @param content text, or Base64 when {@code encoding} is {@code base64}
     */
    record File(
            @NotBlank @Size(max = 400) String path,
            @NotNull String content,
            @Pattern(regexp = "utf-8|base64") String encoding) {

        byte[] bytes() {
            return "base64".equals(encoding)
                    ? Base64.getDecoder().decode(content)
                    : content.getBytes(StandardCharsets.UTF_8);
        }
    }
}
