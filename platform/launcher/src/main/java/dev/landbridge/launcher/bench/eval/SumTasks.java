package dev.landbridge.launcher.bench.eval;

import dev.landbridge.launcher.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Sums as tasks of lm-evaluation-harness: answers to write, and four choices of which one is right. */
public final class SumTasks {
    public static final String WRITTEN = "bench_sums_written";
    public static final String CHOICES = "bench_sums_choices";
    private static final long SEED = 20261128;
    private static final int LARGEST = 999;

    private SumTasks() {}

    /** Task files and documents by path, the same for the same number. */
    public static Map<String, String> files(int documents) {
        Map<String, String> files = new TreeMap<>();
        files.put("sums.jsonl", documents(documents));
        files.put("written.yaml", """
                task: %s
                dataset_path: json
                dataset_kwargs:
                  data_files:
                    test: sums.jsonl
                test_split: test
                doc_to_text: "<s><|user|>{{question}}<|assistant|>"
                doc_to_target: "{{answer}}"
                output_type: generate_until
                generation_kwargs:
                  until: ["</s>"]
                  max_gen_toks: 64
                filter_list:
                  - name: last-number
                    filter:
                      - function: regex
                        regex_pattern: "(\\\\d+)"
                        group_select: -1
                      - function: take_first
                metric_list:
                  - metric: exact_match
                metadata: {version: 1}
                """.formatted(WRITTEN));
        files.put("choices.yaml", """
                task: %s
                dataset_path: json
                dataset_kwargs:
                  data_files:
                    test: sums.jsonl
                test_split: test
                doc_to_text: "<s><|user|>{{question}}<|assistant|>"
                doc_to_choice: choices
                doc_to_target: label
                target_delimiter: ""
                output_type: multiple_choice
                metric_list:
                  - metric: acc
                  - metric: acc_norm
                metadata: {version: 1}
                """.formatted(CHOICES));
        return files;
    }

    /** Writes the files of a suite to a folder. */
    public static void write(Map<String, String> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static String documents(int count) {
        Random random = new Random(SEED);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int left = random.nextInt(LARGEST) + 1;
            int right = random.nextInt(LARGEST) + 1;
            List<String> choices = new ArrayList<>();
            for (int other : new int[] {0, 1, 10, -1}) {
                choices.add(Integer.toString(left + right + other));
            }
            Collections.shuffle(choices, random);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("question", left + "+" + right + "=");
            row.put("answer", Integer.toString(left + right));
            row.put("choices", choices);
            row.put("label", choices.indexOf(Integer.toString(left + right)));
            lines.append(Json.write(row)).append('\n');
        }
        return lines.toString();
    }
}
