package dev.landbridge.registry.version;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.registry.blob.FileRef;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups of a version's files that evidence is bound to beside the weights. */
enum BoundFiles {
    TOKENIZER(Set.of(
            "tokenizer.json",
            "tokenizer.model",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.json",
            "vocab.txt",
            "merges.txt")),
    CHAT_TEMPLATE(Set.of("chat_template.jinja", "chat_template.json", "tokenizer_config.json"));

    private final Set<String> names;

    BoundFiles(Set<String> names) {
        this.names = names;
    }

    /** SHA-256 over the paths and digests in order of the paths; empty when there is none of these files. */
    String digest(List<FileRef> files) {
        String lines = files.stream()
                .filter(file -> names.contains(file.path()))
                .sorted(Comparator.comparing(FileRef::path))
                .map(file -> file.path() + " " + file.sha256() + "\n")
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : Sha256.hex(lines);
    }
}
