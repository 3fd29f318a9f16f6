package dev.landbridge.silicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueOverrideTest {

    private static final String CHIP = """
            {"key":"ascend-910b9","name":"Lab board","family":"A2","memory_gib":96,"link":"HCCS","source":"lab note 7"}""";
    private static final String LLAMA4 = """
            {"names":["Llama4ForConditionalGeneration"],"support":{"A2":"experimental"},"source":"lab note 8"}""";

    private final ObjectMapper json = new ObjectMapper();
    private final SiliconCatalogue shipped = SiliconCatalogue.load();

    @TempDir
    Path directory;

    @Test
    void addsARowAndSaysSoInTheReport() throws IOException {
        SiliconCatalogue catalogue = shipped.with(List.of(row(RowKind.CHIP, "ascend-910b9", CHIP)));

        PortabilityReport report =
                new PortabilityChecker(catalogue).check(PortabilityQuery.of(json.readTree("{}"), "ascend-910b9"));

        assertThat(report.family()).isEqualTo("A2");
        assertThat(report.overrides()).isEqualTo(1);
        assertThat(report.catalogueDigest()).isEqualTo(catalogue.digest()).isNotEqualTo(shipped.digest());
    }

    @Test
    void replacesOneClassOfARowOfSeveral() throws IOException {
        SiliconCatalogue catalogue =
                shipped.with(List.of(row(RowKind.ARCHITECTURE, "Llama4ForConditionalGeneration", LLAMA4)));
        JsonNode config = json.readTree("{\"architectures\":[\"Llama4ForConditionalGeneration\"]}");

        assertThat(new PortabilityChecker(shipped)
                        .check(PortabilityQuery.of(config, "ascend-910b3"))
                        .verdict())
                .isEqualTo(PortabilityVerdict.BLOCK);
        assertThat(new PortabilityChecker(catalogue)
                        .check(PortabilityQuery.of(config, "ascend-910b3"))
                        .findings())
                .filteredOn(finding -> finding.rule().equals("ARCH-EXPERIMENTAL"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.source()).isEqualTo("lab note 8"));
        assertThat(catalogue.rows()).hasSameSizeAs(shipped.rows());
    }

    @Test
    void givesTheSameDigestWhateverTheOrder() throws IOException {
        CatalogueRow one = row(RowKind.CHIP, "ascend-910b9", CHIP);
        CatalogueRow other = row(RowKind.CHIP, "ascend-910b8", CHIP.replace("910b9", "910b8"));

        assertThat(shipped.with(List.of(one, other)).digest())
                .isEqualTo(shipped.with(List.of(other, one)).digest());
        assertThat(shipped.with(shipped.rows()).digest()).isEqualTo(shipped.digest());
    }

    @Test
    void saysWhatIsWrongWithARow() throws IOException {
        assertRefused(RowKind.CHIP, "ascend-910b9", CHIP.replace("memory_gib", "memory"))
                .hasMessageContaining("chip ascend-910b9 has the unknown field memory")
                .hasMessageContaining("memory_gib")
                .hasMessageNotContaining("dev.landbridge");
        assertRefused(RowKind.CHIP, "ascend-910b9", CHIP.replace("96", "\"much\""))
                .hasMessageContaining("malformed field memory_gib");
        assertRefused(RowKind.CHIP, "other", CHIP).hasMessageContaining("chip other holds the row of ascend-910b9");
        assertRefused(RowKind.CHIP, "ascend-910b9", CHIP.replace("A2", "A9")).hasMessageContaining("unknown family A9");
        assertRefused(RowKind.CHIP, "ascend-910b9", CHIP.replace("lab note 7", " "))
                .hasMessageContaining("has no source");
        assertRefused(RowKind.ENGINE, "vllm-ascend@0.24.0", """
                        {"engine":"vllm-ascend","version":"0.24.0","families":["A2"],"source":"s"}""")
                .hasMessageContaining("needs families, cells and quant_methods");
        assertRefused(RowKind.RULE, "NEW", """
                        {"id":"NEW","when":{"computed":"guess","is":["yes"]},"reason":"","remedy":"","source":"s","outcomes":[]}""")
                .hasMessageContaining("rule NEW names the unknown computed condition guess");
    }

    @Test
    void letsNobodyPassAStandInOffAsAChip() throws IOException {
        String cpu = """
                {"key":"cpu","name":"CPU","family":"A2","memory_gib":64,"link":"none","source":"s"}""";

        assertRefused(RowKind.CHIP, "cpu", cpu).hasMessageContaining("chip cpu is a stand-in and stays one");
        assertRefused(RowKind.CHIP, "cpu2", cpu.replace("\"cpu\"", "\"cpu2\"").replace("A2", "CPU"))
                .hasMessageContaining("must say stand_in: true");
    }

    @Test
    void readsAnExport() throws IOException {
        CatalogueRow added = row(RowKind.CHIP, "ascend-910b9", CHIP);
        Path file = directory.resolve("catalogue.json");
        Files.writeString(file, """
                {"rules_version":"%s","digest":"%s","overrides":[{"kind":"chip","key":"ascend-910b9","row":%s,
                 "revision":1,"reason":"new board","changed_by":"Ada","changed_at":"2026-11-28T05:00:00Z"}]}""".formatted(
                        shipped.rulesVersion(), shipped.with(List.of(added)).digest(), CHIP));

        CatalogueExport export = CatalogueExport.read(file);

        assertThat(export.over(shipped).digest()).isEqualTo(export.digest());
        Files.writeString(file, "{\"rows\":[]}");
        assertThatThrownBy(() -> CatalogueExport.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no exported catalogue");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(RowKind kind, String key, String text)
            throws JsonProcessingException {
        CatalogueRow row = row(kind, key, text);
        return assertThatThrownBy(() -> shipped.with(List.of(row))).isInstanceOf(CatalogueMistakesException.class);
    }

    private CatalogueRow row(RowKind kind, String key, String text) throws JsonProcessingException {
        return new CatalogueRow(kind, key, json.readTree(text));
    }
}
