package dev.landbridge.silicon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a condition may look at: the query, the catalogue's rows for it, and the computed results. */
final class Facts {

    private final SiliconCatalogue catalogue;
    private final PortabilityQuery query;
    private final ModelConfig config;
    private final Chip chip;
    private final Map<String, ComputedResult> computed = new HashMap<>();

    Facts(SiliconCatalogue catalogue, PortabilityQuery query) {
        this.catalogue = catalogue;
        this.query = query;
        ObjectNode all = query.config().deepCopy();
        all.set(StatedFacts.KEY, query.stated().asField());
        this.config = new ModelConfig(all);
        this.chip = catalogue.chip(query.chip());
    }

    SiliconCatalogue catalogue() {
        return catalogue;
    }

    PortabilityQuery query() {
        return query;
    }

    ModelConfig config() {
        return config;
    }

    Chip chip() {
        return chip;
    }

    String family() {
        return chip.family();
    }

    /** The row the query names; without one the newest maintained row that serves the family. */
    Optional<EngineRow> engineRow() {
        return catalogue.engineRow(query.engine(), query.engineVersion(), family());
    }

    ComputedResult computed(String name) {
        return computed.computeIfAbsent(
                name, key -> ComputedConditions.ALL.get(key).apply(this));
    }

    int maxModelLen() {
        return query.maxModelLen() > 0 ? query.maxModelLen() : (int) config.number("max_position_embeddings", 0);
    }
}
