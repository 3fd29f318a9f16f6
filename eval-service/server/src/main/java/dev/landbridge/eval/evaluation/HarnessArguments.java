package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.lmeval.HarnessRelay;
import dev.landbridge.eval.suite.TaskSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What lm-eval is called with. */
record HarnessArguments(EvaluationOptions options, int limit, HarnessRelay relay, Path output) {
    private static final String MODEL = "served";

    List<String> completions(TaskSet set, int maxLength) {
        return arguments(
                "local-completions",
                set,
                "base_url=%s/v1/completions,tokenizer_backend=remote,auth_token=%s,max_length=%d"
                        .formatted(relay.address(), relay.key(), maxLength));
    }

    List<String> chat(TaskSet set) {
        List<String> line =
                arguments("local-chat-completions", set, "base_url=%s/v1/chat/completions".formatted(relay.address()));
        line.add("--apply_chat_template");
        return line;
    }

    private List<String> arguments(String kind, TaskSet set, String model) {
        List<String> line = new ArrayList<>(List.of("run", "--model", kind, "--model_args"));
        // a request that failed here was tried often enough
        line.add("model=%s,num_concurrent=%d,max_retries=1,%s".formatted(MODEL, options.concurrency(), model));
        line.addAll(List.of("--tasks", String.join(",", tasks(set)), "--log_samples"));
        line.addAll(List.of("--output_path", output.toString()));
        if (set != null) {
            line.addAll(List.of("--include_path", set.folder().toString()));
        }
        if (options.fewShot() != null) {
            line.addAll(List.of("--num_fewshot", options.fewShot().toString()));
        }
        if (limit > 0) {
            line.addAll(List.of("--limit", Integer.toString(limit)));
        }
        return line;
    }

    private List<String> tasks(TaskSet set) {
        return options.tasks().isEmpty() ? List.copyOf(set.names()) : options.tasks();
    }
}
