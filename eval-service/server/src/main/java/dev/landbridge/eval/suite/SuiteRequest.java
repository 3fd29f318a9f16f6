package dev.landbridge.eval.suite;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A set of task files in the format of lm-evaluation-harness, with the documents they name. */
public record SuiteRequest(
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
    public record File(
            @NotBlank @Size(max = 400) String path,
            @NotNull String content,
            @Pattern(regexp = "utf-8|base64") String encoding) {

        /** As text where it is text. */
        static File of(String path, byte... content) {
            String text = new String(content, StandardCharsets.UTF_8);
            boolean same = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content);
            return same
                    ? new File(path, text, "utf-8")
                    : new File(path, Base64.getEncoder().encodeToString(content), "base64");
        }

        byte[] bytes() {
            return "base64".equals(encoding)
                    ? Base64.getDecoder().decode(content)
                    : content.getBytes(StandardCharsets.UTF_8);
        }
    }
}
