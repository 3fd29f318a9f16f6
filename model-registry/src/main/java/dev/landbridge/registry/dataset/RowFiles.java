package dev.landbridge.registry.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells the files of rows among a dataset's files, and counts their rows. */
@ApplicationScoped
public class RowFiles {
    private static final String ROWS = ".jsonl";
    private static final String FOLDER = "data/";

    private final Blobs blobs;
    private final ObjectMapper json;

    RowFiles(Blobs blobs, ObjectMapper json) {
        this.blobs = blobs;
        this.json = json;
    }

    /** Files in two kinds. */
    public record Sorted(List<Dataset.Split> splits, List<FileRef> files) {}

    /**
     * A JSONL file is the split of its name, without {@code data/} and the ending; everything else lies beside. Reads the
     * files whose rows nobody counted before; memory does not grow with them.
     *
     * @param counted splits of an earlier version
     */
    public Sorted sort(String team, List<FileRef> all, List<Dataset.Split> counted) {
        Map<String, Dataset.Split> known = counted.stream()
                .collect(Collectors.toMap(
                        split -> split.file().sha256(), Function.identity(), (one, other) -> one, HashMap::new));
        List<Dataset.Split> splits = new ArrayList<>();
        List<FileRef> files = new ArrayList<>();
        for (FileRef file : all) {
            if (!file.path().endsWith(ROWS)) {
                files.add(file);
                continue;
            }
            String name = name(file.path());
            if (splits.stream().anyMatch(split -> split.name().equals(name))) {
                throw Problem.invalid("files", "has two files for the split '" + name + "'");
            }
            Dataset.Split before = known.get(file.sha256());
            splits.add(new Dataset.Split(name, before == null ? count(team, file) : before.rows(), file));
        }
        return new Sorted(splits, files);
    }

    private static String name(String path) {
        String name = path.substring(0, path.length() - ROWS.length());
        return name.startsWith(FOLDER) ? name.substring(FOLDER.length()) : name;
    }

    private long count(String team, FileRef file) {
        long rows = 0;
        long number = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(blobs.open(team, file.sha256(), 0), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    requireObject(file.path(), number, line);
                    rows++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private void requireObject(String path, long number, String line) {
        try {
            if (json.readTree(line).isObject()) {
                return;
            }
        } catch (JsonProcessingException e) {
            throw refused(path, number);
        }
        throw refused(path, number);
    }

    private static Problem refused(String path, long number) {
        return Problem.of(ProblemType.CONTENT_REFUSED, "Line " + number + " of '" + path + "' is not a JSON object.");
    }
}
