package dev.landbridge.harness.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Landbridge's own questions, written for this purpose: each has one right answer that a program can check. The same
 * seed gives the same bytes, so two runs are comparable for as long as {@link #VERSION} stays.
 */
public final class OwnSuite {
    public static final String NAME = "landbridge-core";
    public static final String GROUP = "landbridge_core";
    public static final int VERSION = 1;
    private static final long SEED = 20261124;
    private static final int EXAMPLES = 6;
    private static final int FEW_SHOT = 3;
    private static final int MAX_DRAWS = 10_000;
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<Kind> KINDS = List.of(
            new Kind("arithmetic", 60, 16, Numbers::arithmetic),
            new Kind("copying", 40, 64, Formats::copying),
            new Kind("json", 40, 96, Formats::json),
            new Kind("tool_calls", 40, 96, Formats::toolCall),
            new Kind("retrieval", 50, 16, Formats::retrieval),
            new Kind("chinese", 40, 16, Languages::chinese),
            new Kind("japanese", 40, 16, Languages::japanese),
            new Kind("english", 40, 16, Languages::english),
            new Kind("code_reading", 40, 16, Numbers::code));

    private OwnSuite() {}

    private record Kind(String name, int items, int maxTokens, ItemGenerator generator) {
        String task() {
            return "landbridge_" + name;
        }
    }

    /** Task files and documents by path, as lm-evaluation-harness reads them from the folder that holds them. */
    public static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < KINDS.size(); i++) {
            Kind kind = KINDS.get(i);
            List<Item> items = items(kind, SEED + i);
            files.put(kind.name() + ".yaml", bytes(yaml(kind)));
            files.put(kind.name() + "-examples.jsonl", lines(kind, items.subList(0, EXAMPLES)));
            files.put(kind.name() + ".jsonl", lines(kind, items.subList(EXAMPLES, items.size())));
        }
        files.put("group.yaml", bytes(group()));
        return files;
    }

    /** No question twice. Where a kind has fewer different ones than asked for, all there are. */
    private static List<Item> items(Kind kind, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Item> items = new LinkedHashMap<>();
        for (int draw = 0; draw < MAX_DRAWS && items.size() < kind.items() + EXAMPLES; draw++) {
            Item item = kind.generator().item(draw, random);
            items.putIfAbsent(item.question(), item);
        }
        return List.copyOf(items.values());
    }

    private static byte[] lines(Kind kind, List<Item> items) {
        StringBuilder lines = new StringBuilder();
        for (Item item : items) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("kind", kind.name());
            row.put("question", item.question());
            row.put("answer", item.answer());
            row.putAll(item.facts());
            try {
                lines.append(JSON.writeValueAsString(row)).append('\n');
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes(lines.toString());
    }

    private static String yaml(Kind kind) {
        return """
                task: %1$s
                tag: landbridge
                dataset_path: json
                dataset_kwargs:
                  data_files:
                    test: %2$s.jsonl
                    examples: %2$s-examples.jsonl
                test_split: test
                fewshot_split: examples
                num_fewshot: %3$d
                doc_to_text: "{{question}}\\nAnswer:"
                doc_to_target: "{{answer}}"
                output_type: generate_until
                generation_kwargs:
                  until: ["\\n"]
                  do_sample: false
                  temperature: 0.0
                  max_gen_toks: %4$d
                filter_list:
                  - name: first-line
                    filter:
                      - function: regex
                        regex_pattern: "(\\\\S[^\\\\n]*)"
                        group_select: 0
                      - function: take_first
                metric_list:
                  - metric: exact_match
                    aggregation: mean
                    higher_is_better: true
                metadata:
                  version: %5$d
                """.formatted(kind.task(), kind.name(), FEW_SHOT, kind.maxTokens(), VERSION);
    }

    private static String group() {
        StringBuilder yaml = new StringBuilder("group: " + GROUP + "\ntask:\n");
        KINDS.forEach(kind -> yaml.append("  - ").append(kind.task()).append('\n'));
        return yaml.append("""
                        aggregate_metric_list:
                          - metric: exact_match
                            aggregation: mean
                            weight_by_size: false
                            filter_list: first-line
                        metadata:
                          version: %d
                        """.formatted(VERSION)).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
