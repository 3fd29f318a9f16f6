package dev.landbridge.harness.run;

import dev.landbridge.harness.prompt.Prompt;
import dev.landbridge.harness.python.PythonText;
import dev.landbridge.harness.task.TaskConfig;
import java.util.ArrayList;
import java.util.List;

/** The requests of one document, in the order in which their answers are scored. */
final class Requests {
    static final String MUTUAL_INFORMATION = "acc_mutual_info";

    private Requests() {}

    static List<Request> of(TaskConfig task, Prompt prompt) {
        String context = prompt.contexts().get(0);
        return switch (task.outputType()) {
            case LOGLIKELIHOOD -> List.of(new Request.Loglikelihood(context, PythonText.str(prompt.target())));
            case LOGLIKELIHOOD_ROLLING -> List.of(new Request.Rolling(PythonText.str(prompt.target())));
            case GENERATE_UNTIL -> List.of(new Request.Generate(context, task.generationKwargs()));
            case MULTIPLE_CHOICE -> choices(task, prompt);
        };
    }

    private static List<Request> choices(TaskConfig task, Prompt prompt) {
        List<Request> requests = new ArrayList<>();
        if (prompt.hasSeveralContexts()) {
            String continuation = prompt.delimiter() + PythonText.str(prompt.target());
            prompt.contexts().forEach(context -> requests.add(new Request.Loglikelihood(context, continuation)));
        } else {
            prompt.choices()
                    .forEach(choice -> requests.add(
                            new Request.Loglikelihood(prompt.contexts().get(0), prompt.delimiter() + choice)));
        }
        if (task.metrics().stream().anyMatch(metric -> metric.metric().equals(MUTUAL_INFORMATION))) {
            prompt.choices()
                    .forEach(choice -> requests.add(new Request.Loglikelihood("", prompt.delimiter() + choice)));
        }
        return requests;
    }
}
