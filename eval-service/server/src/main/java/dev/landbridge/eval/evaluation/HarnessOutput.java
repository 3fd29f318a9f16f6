package dev.landbridge.eval.evaluation;

import dev.landbridge.eval.job.JobFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder that lm-eval wrote its files to. */
final class HarnessOutput {
    private static final Pattern SAMPLES = Pattern.compile("samples_(.+)_\\d{4}-\\d\\d-\\d\\dT[\\d.-]+\\.jsonl");

    private HarnessOutput() {}

    /** @param secret what stands in the arguments of the model, and must not stay */
    static HarnessFiles read(Path folder, String secret) throws IOException {
        String results = null;
        List<EvaluationImport.Samples> samples = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            Matcher ofTask = SAMPLES.matcher(name);
            if (ofTask.matches()) {
                samples.add(new EvaluationImport.Samples(ofTask.group(1), Files.readString(file)));
            } else if (name.startsWith("results_") && name.endsWith(".json")) {
                results = Files.readString(file).replace(secret, "***");
            }
        }
        if (results == null) {
            throw new JobFailure("lm-eval ended without a results file.");
        }
        return HarnessFiles.of(results, samples);
    }
}
