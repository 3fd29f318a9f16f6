package dev.landbridge.launcher.cli;

import dev.landbridge.client.model.FileRef;
import dev.landbridge.client.model.Model;
import dev.landbridge.client.model.ModelVersion;
import dev.landbridge.client.model.VersionDiff;
import dev.landbridge.launcher.progress.Terminal;
import java.util.List;

/** Models, versions and their differences on a terminal. */
final class ModelView {
    private ModelView() {}

    static void print(Model model, List<ModelVersion> versions, Terminal terminal) {
        terminal.line(model.name() + (model.description().isEmpty() ? "" : ": " + model.description()));
        terminal.line("licence " + Text.of(model.licence()) + ", visibility " + Text.of(model.visibility()) + ", tags "
                + Text.of(model.tags()));
        model.aliases()
                .forEach(alias -> terminal.line("@%s -> %d%s, moved %s by %s"
                        .formatted(
                                alias.name(),
                                alias.version(),
                                alias.chip() == null || alias.chip().isEmpty() ? "" : " on " + alias.chip(),
                                Text.of(alias.movedAt()),
                                alias.movedBy())));
        new Table<ModelVersion>("No versions yet.")
                .column("VERSION", ModelVersion::version)
                .column("STATUS", ModelVersion::status)
                .column("SIZE", version -> Text.bytes(version.size()))
                .column("PARAMETERS", version -> Text.count(version.parameters()))
                .column("ALIASES", ModelVersion::aliases)
                .column("CREATED", ModelVersion::createdAt)
                .column("DIGEST", version -> Text.digest(version.digest()))
                .print(versions, terminal);
    }

    static void print(ModelVersion version, Terminal terminal) {
        terminal.line("%s version %d, %s, %s parameters in %d tensors, %s"
                .formatted(
                        version.model(),
                        version.version(),
                        version.status(),
                        Text.count(version.parameters()),
                        version.tensors() == null ? 0 : version.tensors().size(),
                        Text.bytes(version.size())));
        terminal.line("digest " + version.digest());
        terminal.line("created " + Text.of(version.createdAt()) + ", aliases " + Text.of(version.aliases()));
        version.facts().forEach((name, value) -> terminal.line(name + ": " + value));
        new Table<FileRef>("No files.")
                .column("FILE", FileRef::path)
                .column("SIZE", file -> Text.bytes(file.size()))
                .column("SHA256", FileRef::sha256)
                .print(version.files(), terminal);
    }

    static void print(String model, VersionDiff diff, Terminal terminal) {
        terminal.line("%s: version %d -> %d".formatted(model, diff.from(), diff.to()));
        rows(diff.files()).stream()
                .filter(file -> !file.change().equals("UNCHANGED"))
                .forEach(file -> terminal.line("file    %-8s %s%s"
                        .formatted(
                                file.change(),
                                file.path(),
                                file.change().equals("RENAMED") ? ", was " + file.fromPath() : "")));
        rows(diff.config())
                .forEach(value -> terminal.line(
                        "config  %s: %s -> %s".formatted(value.path(), Text.of(value.from()), Text.of(value.to()))));
        rows(diff.tensors()).stream()
                .filter(tensor -> !tensor.change().equals("UNCHANGED"))
                .forEach(tensor -> terminal.line("tensor  %-8s %s".formatted(tensor.change(), tensor.name())));
        rows(diff.metrics())
                .forEach(value -> terminal.line(
                        "metric  %s: %s -> %s".formatted(value.key(), Text.of(value.from()), Text.of(value.to()))));
        rows(diff.evidence())
                .forEach(value -> terminal.line(
                        "evidence %s: %s -> %s".formatted(value.kind(), Text.of(value.from()), Text.of(value.to()))));
    }

    private static <T> List<T> rows(List<T> rows) {
        return rows == null ? List.of() : rows;
    }
}
