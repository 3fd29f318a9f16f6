package dev.landbridge.registry.card;

import dev.landbridge.registry.card.Card.Fact;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.version.Lineage;
import dev.landbridge.registry.version.ModelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The recorded facts of a version in words. */
final class CardFacts {
    private final List<Fact> facts = new ArrayList<>();

    private CardFacts() {}

    static List<Fact> of(ModelVersion version, FrontMatter readme, List<Evidence> evidence) {
        CardFacts card = new CardFacts();
        card.weights(version);
        readme.text("base_model").ifPresent(text -> card.add("Base model", text));
        readme.text("language").ifPresent(text -> card.add("Languages", text));
        readme.text("pipeline_tag").ifPresent(text -> card.add("Task", text));
        card.origin(version.lineage());
        card.proofs(evidence);
        if (!version.aliases().isEmpty()) {
            card.add("Aliases", String.join(", ", version.aliases()));
        }
        return List.copyOf(card.facts);
    }

    private void weights(ModelVersion version) {
        if (version.config() != null) {
            addText(
                    "Architecture",
                    version.config().path("architectures").path(0).asText(""));
            addText(
                    "Context length",
                    version.config().path("max_position_embeddings").asText(""));
        }
        Map<String, Long> elements = new LinkedHashMap<>();
        for (ModelVersion.Tensor tensor : version.tensors()) {
            elements.merge(tensor.dtype(), tensor.shape().stream().reduce(1L, (a, b) -> a * b), Long::sum);
        }
        elements.forEach((dtype, count) -> add("Parameters " + dtype, String.format(Locale.ROOT, "%,d", count)));
    }

    private void origin(Lineage lineage) {
        if (lineage.dataset() != null) {
            add(
                    "Dataset",
                    lineage.dataset().name() + " version " + lineage.dataset().version());
        }
        if (lineage.runId() != null) {
            add("Run", lineage.runId() + ", attempt " + lineage.attempt());
        }
        if (lineage.checkpointDigest() != null) {
            add("Checkpoint", "step " + lineage.checkpointStep());
        }
        addText("Recipe", lineage.recipe() == null ? "" : lineage.recipe());
    }

    private void proofs(List<Evidence> evidence) {
        for (Evidence item : evidence) {
            if (!item.stale() && item.fault().isEmpty()) {
                String where = item.chip() == null ? "" : " on " + item.chip();
                String label = item.kind().label().replace('-', ' ');
                String name = label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1) + where;
                add(name, item.summary().isEmpty() ? item.verdict() : item.verdict() + ": " + item.summary());
            }
        }
    }

    private void addText(String name, String value) {
        if (!value.isBlank()) {
            add(name, value);
        }
    }

    private void add(String name, String value) {
        facts.add(new Fact(name, value));
    }
}
