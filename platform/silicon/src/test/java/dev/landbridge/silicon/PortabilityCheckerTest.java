package dev.landbridge.silicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PortabilityCheckerTest {

    private static final String LLAMA_8B = """
            {"architectures":["LlamaForCausalLM"],"torch_dtype":"bfloat16","hidden_size":4096,"num_hidden_layers":32,
             "num_attention_heads":32,"num_key_value_heads":8,"intermediate_size":14336,"vocab_size":128256,
             "max_position_embeddings":8192}""";

    private final ObjectMapper json = new ObjectMapper();
    private final SiliconCatalogue catalogue = SiliconCatalogue.load();
    private final PortabilityChecker checker = new PortabilityChecker(catalogue);

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvFileSource(resources = "/silicon/cases.csv", delimiter = '|', numLinesToSkip = 1)
    void answersEachRuleForEachFamilyThatDiffers(String rule, String chip, String expected, String config)
            throws IOException {
        PortabilityReport report = checker.check(query(json.readTree(config), chip));

        String verdict = report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(finding -> finding.verdict().name())
                .findFirst()
                .orElse("none");
        assertThat(verdict).isEqualTo(expected);
    }

    @Test
    void hasAPositiveAndANegativeCaseForEachRule() throws IOException {
        Set<String> positive = new HashSet<>();
        Set<String> negative = new HashSet<>();
        try (var in = getClass().getResourceAsStream("/silicon/cases.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\\|", -1))
                    .forEach(cells -> (cells[2].strip().equals("none") ? negative : positive).add(cells[0].strip()));
        }
        assertThat(catalogue.rules()).extracting(Rule::id).allSatisfy(id -> {
            assertThat(positive).contains(id);
            assertThat(negative).contains(id);
        });
    }

    @Test
    void letsTheDemoModelRunOnTheStandIn() throws IOException {
        PortabilityReport report = check("""
                {"architectures":["LlamaForCausalLM"],"torch_dtype":"float32","hidden_size":128,"num_hidden_layers":4,
                 "num_attention_heads":4,"num_key_value_heads":4,"intermediate_size":384,"vocab_size":32,
                 "max_position_embeddings":128}""", "cpu");

        assertThat(report.verdict()).isEqualTo(PortabilityVerdict.OK);
        assertThat(report.family()).isEqualTo("CPU");
        assertThat(report.rulesVersion()).isEqualTo(catalogue.rulesVersion());
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("STAND-IN"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("stand-in"));
    }

    @Test
    void itemisesTheMemorySum() throws IOException {
        Finding fits = finding(check(LLAMA_8B, "ascend-910b3"), "MEM-FIT");

        assertThat(fits.verdict()).isEqualTo(PortabilityVerdict.OK);
        // 8.03e9 parameters in bfloat16 are 14.96 GiB; 8192 tokens x 32 layers x 2 x 8 x 128 x 2 bytes are 1 GiB.
        assertThat(fits.reason()).contains("weights 14.96 (8.03 B", "of 1.0000 a sequence of 8192", "budget 57.60");
    }

    @Test
    void halvesTheCacheOf310P() throws IOException {
        PortabilityQuery long32k = new PortabilityQuery(json.readTree(LLAMA_8B), "ascend-310p3-24", 16384, 1, "", 0);

        Finding finding = finding(checker.check(long32k), "MEM-FIT");

        // 21 x 0.9 - 14.96 - 0.45 - 1.5 = 1.99 GiB are left, half of it is less than the 2 GiB of one sequence.
        assertThat(finding.verdict()).isEqualTo(PortabilityVerdict.BLOCK);
        assertThat(finding.remedy()).startsWith("Set max_model_len to at most 81");
    }

    @Test
    void blocksWeightsThatDoNotFitAndWarnsWhenItIsTight() throws IOException {
        JsonNode config = json.readTree(LLAMA_8B);

        Finding tooBig = finding(
                checker.check(new PortabilityQuery(config, "ascend-910b4", 0, 1, "", 70_000_000_000L)), "MEM-FIT");
        Finding shared = finding(
                checker.check(new PortabilityQuery(config, "ascend-910b4", 0, 8, "", 70_000_000_000L)), "MEM-FIT");
        Finding tight =
                finding(checker.check(new PortabilityQuery(config, "nvidia-rtx4090", 32768, 1, "", 0)), "MEM-FIT");

        assertThat(tooBig.verdict()).isEqualTo(PortabilityVerdict.BLOCK);
        assertThat(shared.verdict()).isEqualTo(PortabilityVerdict.OK);
        assertThat(tight.verdict()).isEqualTo(PortabilityVerdict.WARN);
    }

    @Test
    void blocksAnImageOfAnotherFamily() throws IOException {
        JsonNode config = json.readTree(LLAMA_8B);

        PortabilityReport wrong = checker.check(new PortabilityQuery(config, "ascend-910c", 0, 2, "A2", 0));
        PortabilityReport right = checker.check(new PortabilityQuery(config, "ascend-910c", 0, 2, "A3", 0));

        assertThat(finding(wrong, "IMG-FAMILY").verdict()).isEqualTo(PortabilityVerdict.BLOCK);
        assertThat(finding(wrong, "IMG-FAMILY").remedy()).isEqualTo("Use the image of family A3.");
        assertThat(right.findings()).noneMatch(finding -> finding.rule().equals("IMG-FAMILY"));
    }

    @Test
    void refusesAnOddNumberOfA3DiesAndOnlyThere() throws IOException {
        JsonNode config = json.readTree(LLAMA_8B);

        assertThat(finding(checker.check(new PortabilityQuery(config, "ascend-910c", 0, 3, "", 0)), "A3-EVEN")
                        .remedy())
                .isEqualTo("Ask for 4.");
        assertThat(checker.check(new PortabilityQuery(config, "ascend-910b3", 0, 3, "", 0))
                        .findings())
                .noneMatch(finding -> finding.rule().equals("A3-EVEN"));
    }

    @Test
    void warnsWhenTheContextIsLongerThanThe310PMatrixStates() throws IOException {
        String qwen = LLAMA_8B.replace("LlamaForCausalLM", "Qwen3ForCausalLM");

        assertThat(finding(
                                checker.check(
                                        new PortabilityQuery(json.readTree(qwen), "ascend-310p3", 32768, 4, "", 0)),
                                "LEN-310P")
                        .verdict())
                .isEqualTo(PortabilityVerdict.WARN);
        assertThat(check(qwen, "ascend-310p3").findings())
                .noneMatch(finding -> finding.rule().equals("LEN-310P"));
    }

    @Test
    void namesTheCatalogueItUsed() throws IOException {
        PortabilityReport report = check("{}", "cpu");

        assertThat(report.catalogueDigest()).isEqualTo(catalogue.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(report.overrides()).isZero();
    }

    @Test
    void takesWhatIsStatedOnlyFromTheOneWhoAsks() throws IOException {
        String config = LLAMA_8B.replace(
                "{\"arch",
                "{\"landbridge_stated\":{\"kv_connector\":\"MooncakeConnector\",\"kv_cache_type\":\"C8\"},\"arch");

        assertThat(check(config, "ascend-910b3").findings())
                .noneMatch(finding -> finding.rule().equals("KV-C8-PD"));
    }

    @Test
    void namesTheCellsThatLeaveTheRow() throws IOException {
        PortabilityQuery mixed = PortabilityQuery.of(json.readTree(LLAMA_8B), "ascend-910b3")
                .withStated(new StatedFacts(
                        null, null, null, null, Map.of("cann", "9.0.0", "python", "3.11", "torch", "2.9.0"), null));

        assertThat(finding(checker.check(mixed), "VER-ROW").reason())
                .isEqualTo("The stack is not the row vllm-ascend 0.23.0: cann 9.0.0 instead of 9.1.0,"
                        + " torch 2.9.0 instead of 2.10.0.");
    }

    @Test
    void namesTheLayersNearSaturation() throws IOException {
        PortabilityQuery query = PortabilityQuery.of(json.readTree(LLAMA_8B), "ascend-310p3")
                .withStated(new StatedFacts(
                        null, null, null, Map.of("layers.7.norm", 60_000.0, "layers.8.norm", 900.0), null, null));

        assertThat(finding(checker.check(query), "SAT").reason())
                .contains("layers.7.norm (60000)")
                .doesNotContain("layers.8");
    }

    @Test
    void namesAnUnknownChip() {
        assertThatThrownBy(() -> check("{}", "ascend-999"))
                .isInstanceOf(UnknownChipException.class)
                .hasMessageContaining("ascend-999");
    }

    /** A chip cell of the cases: a chip's key, then settings of the query such as {@code devices=4}. */
    private static PortabilityQuery query(JsonNode config, String cell) {
        String[] words = cell.split(" ", -1);
        Map<String, String> settings = Arrays.stream(words)
                .skip(1)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int length = Integer.parseInt(settings.getOrDefault("length", "0"));
        int devices = Integer.parseInt(settings.getOrDefault("devices", "0"));
        return new PortabilityQuery(config, words[0], length, devices, settings.get("image"), 0)
                .withEngine(settings.get("engine"), settings.get("version"))
                .withStated(stated(settings));
    }

    private static StatedFacts stated(Map<String, String> settings) {
        String[] peak = settings.getOrDefault("peak", "logits:0").split(":", -1);
        String[] cell = settings.getOrDefault("stack", "").split(":", -1);
        return new StatedFacts(
                settings.get("connector"),
                settings.get("cache"),
                settings.get("om"),
                Map.of(peak[0], Double.valueOf(peak[1])),
                cell.length == 2 ? Map.of(cell[0], cell[1]) : Map.of(),
                settings.containsKey("fix") ? List.of(settings.get("fix")) : List.of());
    }

    private PortabilityReport check(String config, String chip) throws IOException {
        return checker.check(PortabilityQuery.of(json.readTree(config), chip));
    }

    private static Finding finding(PortabilityReport report, String rule) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
