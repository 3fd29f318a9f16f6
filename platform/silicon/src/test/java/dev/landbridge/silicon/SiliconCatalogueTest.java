package dev.landbridge.silicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiliconCatalogueTest {

    @Test
    void holdsTheFamiliesAndChipsOfTheDesign() {
        SiliconCatalogue catalogue = SiliconCatalogue.load();

        assertThat(catalogue.families())
                .extracting(Family::key)
                .contains("A2", "A3", "310P", "A5", "910A", "310B", "NVIDIA-HOPPER", "CPU");
        assertThat(catalogue.chips())
                .extracting(Chip::key)
                .contains("ascend-910b3", "ascend-910c", "ascend-310p3", "ascend-950pr", "nvidia-h100", "nvidia-h20");
        assertThat(catalogue.chip("ascend-910b3").memoryGib()).isEqualTo(64);
        assertThat(catalogue.chip("ascend-910b3").tflops()).containsEntry("float16", 313.0);
        assertThat(catalogue.family(catalogue.chip("ascend-310p3")).overflow()).isEqualTo("saturation");
        assertThat(catalogue.chips())
                .filteredOn(Chip::standIn)
                .extracting(Chip::key)
                .containsExactly("cpu");
        assertThat(catalogue.engines())
                .filteredOn(row -> row.version().equals("0.23.0"))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).containsEntry("cann", "9.1.0"));
        assertThat(catalogue.engine("landbridge-onnx", "0.1.0").orElseThrow().switches())
                .containsOnlyKeys("graph", "chunked_prefill", "prefix_cache");
        assertThat(catalogue.engine("landbridge-onnx", "9.9.9")).isEmpty();
        assertThat(catalogue
                        .architecture("Llama4ForConditionalGeneration")
                        .orElseThrow()
                        .supportOn("A2"))
                .isEqualTo("no");
    }

    @Test
    void namesEveryMistakeOfTheDataAtOnce() {
        CatalogueFiles good = CatalogueFiles.fromResources();
        Rule twoShapes = new Rule(
                "BAD",
                new Condition("a", null, null, null, null, null, List.of("A2"), null, null, null, null, null, null),
                "",
                "",
                "",
                List.of(new Rule.Outcome(List.of("A9"), null, PortabilityVerdict.OK, "", "")));
        CatalogueFiles bad = new CatalogueFiles(
                new CatalogueFiles.Devices(
                        "1",
                        good.devices().families(),
                        List.of(new Chip("x", "X", "nowhere", null, 0, null, null, Map.of(), "", false, "s"))),
                good.engines(),
                good.architectures(),
                new CatalogueFiles.RuleSet(
                        "1", good.rules().memory(), good.rules().saturation(), Map.of(), List.of(twoShapes)));

        assertThatThrownBy(() -> SiliconCatalogue.of(bad))
                .hasMessageContaining("chip x names the unknown family nowhere")
                .hasMessageContaining("chip x has no memory_gib")
                .hasMessageContaining("rule BAD has no source")
                .hasMessageContaining("rule BAD has a malformed condition")
                .hasMessageContaining("unknown family");
    }
}
