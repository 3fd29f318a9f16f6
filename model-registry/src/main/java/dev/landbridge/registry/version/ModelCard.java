package dev.landbridge.registry.version;

import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceKind;
import java.util.List;
import java.util.Locale;

/** The model card: Markdown made only from recorded facts. */
final class ModelCard {
    private final StringBuilder text = new StringBuilder();

    private ModelCard() {}

    static String of(ModelVersion version, List<Evidence> evidence) {
        ModelCard card = new ModelCard();
        card.head(version);
        card.training(version);
        card.section("Evaluation", evidence, EvidenceKind.EVALUATION, "No evaluation has been recorded.");
        card.section("Parity", evidence, EvidenceKind.PARITY, "No parity run has been recorded.");
        card.section("Certificates", evidence, EvidenceKind.CERTIFICATE, "No certificate has been issued.");
        card.section("Portability", evidence, EvidenceKind.PORTABILITY, "No portability check has been recorded.");
        return card.text.toString();
    }

    private void head(ModelVersion version) {
        line("# " + version.model() + " version " + version.version());
        line("");
        line("| | |");
        line("|---|---|");
        if (version.config() != null) {
            row("Architecture", version.config().path("architectures").path(0).asText("unknown"));
            row("Layers", version.config().path("num_hidden_layers").asText("unknown"));
            row("Hidden size", version.config().path("hidden_size").asText("unknown"));
            row("Vocabulary", version.config().path("vocab_size").asText("unknown"));
            row(
                    "Context length",
                    version.config().path("max_position_embeddings").asText("unknown"));
        }
        row("Parameters", String.format(Locale.ROOT, "%,d", version.parameters()));
        row("Digest", "`" + version.digest() + "`");
        row("Registered", version.createdAt() + " by " + version.createdBy());
        line("");
    }

    private void training(ModelVersion version) {
        Lineage lineage = version.lineage();
        line("## Training");
        line("");
        if (lineage.runId() == null
                && lineage.dataset() == null
                && version.facts().isEmpty()) {
            line("Nothing is recorded about how these weights were made.");
            line("");
            return;
        }
        line("| | |");
        line("|---|---|");
        if (lineage.dataset() != null) {
            row(
                    "Dataset",
                    lineage.dataset().name() + " version " + lineage.dataset().version());
            row("Dataset digest", "`" + lineage.dataset().digest() + "`");
        }
        if (lineage.runId() != null) {
            row("Run", lineage.runId() + ", attempt " + lineage.attempt());
            row("Recipe", lineage.recipe());
            row("Checkpoint", "step " + lineage.checkpointStep() + ", `" + lineage.checkpointDigest() + "`");
        }
        version.facts().forEach(this::row);
        line("");
    }

    private void section(String title, List<Evidence> evidence, EvidenceKind kind, String none) {
        line("## " + title);
        line("");
        List<Evidence> found =
                evidence.stream().filter(item -> item.kind() == kind).toList();
        if (found.isEmpty()) {
            line(none);
        }
        for (Evidence item : found) {
            String where = item.chip() == null
                    ? ""
                    : " on " + item.chip() + (item.numerics() == null ? "" : " (" + item.numerics() + ")");
            String fault = item.fault().isEmpty() ? "" : " With the injected fault `" + item.fault() + "`.";
            line("- **" + item.verdict() + "**" + where + (item.stale() ? ", stale" : "") + ": " + item.summary()
                    + fault + " (" + item.referenceId() + ", " + item.createdAt() + ")");
        }
        line("");
    }

    private void row(String name, String value) {
        line("| " + cell(name) + " | " + cell(value) + " |");
    }

    private static String cell(String value) {
        return String.valueOf(value).replace("|", "\\|").replace("\n", " ");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
