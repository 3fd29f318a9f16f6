package dev.landbridge.eval.suite;

import dev.landbridge.harness.dataset.DocumentFile;
import dev.landbridge.harness.dataset.Documents;
import dev.landbridge.harness.task.TaskConfig;
import dev.landbridge.harness.task.UnsupportedTaskException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documents of a task: from files of its suite, or from a dataset version of the registry. */
final class TaskDocuments implements Documents.Source {
    private static final Set<String> FILES = Set.of("json", "csv", "parquet");
    private static final Pattern DATASET = Pattern.compile("landbridge:([^@]+)@(\\d{1,9})");
    private static final String ONLY_SPLIT = "train";

    private final Path folder;
    private final TaskConfig task;
    private final Datasets datasets;

    TaskDocuments(Path folder, TaskConfig task, Datasets datasets) {
        this.folder = folder;
        this.task = task;
        this.datasets = datasets;
    }

    /** Splits of dataset versions of the team. */
    @FunctionalInterface
    interface Datasets {
        Optional<Documents> split(String name, int version, String split) throws IOException;
    }

    @Override
    public Optional<Documents> split(String name) {
        String path = String.valueOf(task.dataset().path());
        try {
            Matcher dataset = DATASET.matcher(path);
            if (dataset.matches()) {
                return datasets.split(dataset.group(1), Integer.parseInt(dataset.group(2)), name);
            }
            if (!FILES.contains(path)) {
                throw refused(
                        "dataset_path",
                        "'" + path + "' would be downloaded; name json, csv or parquet with"
                                + " data_files of the suite, or a dataset of the registry as landbridge:<name>@<version>");
            }
            return ofFiles(name);
        } catch (IOException e) {
            throw refused("dataset_kwargs.data_files", e.getMessage());
        }
    }

    private Optional<Documents> ofFiles(String split) throws IOException {
        Object files = task.dataset().options().get("data_files");
        Object own = files instanceof Map<?, ?> splits ? splits.get(split) : split.equals(ONLY_SPLIT) ? files : null;
        if (own == null) {
            return Optional.empty();
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object file : own instanceof List<?> several ? several : List.of(own)) {
            rows.addAll(read(file.toString()).rows());
        }
        return Optional.of(Documents.of(rows));
    }

    private Documents read(String file) throws IOException {
        Path path = folder.resolve(file).normalize();
        if (!path.startsWith(folder) || !Files.isRegularFile(path)) {
            throw new IOException("'" + file + "' is not a file of the suite");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return DocumentFile.read(file, in);
        }
    }

    private UnsupportedTaskException refused(String field, String why) {
        return new UnsupportedTaskException(task.task(), field, why);
    }
}
