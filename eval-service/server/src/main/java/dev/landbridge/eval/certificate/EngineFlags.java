package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of {@code recipe/engine-flags.yaml}. */
record EngineFlags(String version, List<Image> images, List<Flag> flags) {

    record Image(String engine, String family, String image, String source) {}

    record Flag(String engine, String field, String pattern, String flag, String source) {
        Optional<String> of(Map<String, String> fingerprint) {
            Matcher matcher =
                    Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(fingerprint.getOrDefault(field, ""));
            return matcher.find()
                    ? Optional.of(flag.replace("$1", matcher.groupCount() == 0 ? "" : matcher.group(1)))
                    : Optional.empty();
        }
    }

    static EngineFlags load() {
        try (InputStream in = EngineFlags.class.getResourceAsStream("/recipe/engine-flags.yaml")) {
            return new YAMLMapper().readValue(in, EngineFlags.class);
        } catch (IOException e) {
            throw new UncheckedIOException("recipe/engine-flags.yaml cannot be read", e);
        }
    }

    List<String> flags(String engine, Map<String, String> fingerprint) {
        return flags.stream()
                .filter(row -> row.engine().equals(engine))
                .flatMap(row -> row.of(fingerprint).stream())
                .toList();
    }

    Optional<String> image(String engine, String engineVersion, String family) {
        return images.stream()
                .filter(row -> row.engine().equals(engine) && row.family().equals(family))
                .map(row -> row.image().replace("{version}", engineVersion))
                .findFirst();
    }
}
