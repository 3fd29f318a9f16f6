package dev.landbridge.proof.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.formats.safetensors.SafetensorsFile;
import dev.landbridge.proof.ProofJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes and reads a trace directory: manifest.json, cases.jsonl, positions.safetensors, tasks.jsonl; beside them, where
 * the trace has them, vocabulary.json and questions.jsonl.
 */
public final class TraceFiles {

    public static final String MANIFEST = "manifest.json";
    public static final String CASES = "cases.jsonl";
    public static final String POSITIONS = "positions.safetensors";
    public static final String TASKS = "tasks.jsonl";
    public static final String VOCABULARY = "vocabulary.json";
    public static final String QUESTIONS = "questions.jsonl";
    public static final List<String> ALL = List.of(MANIFEST, CASES, POSITIONS, TASKS);
    /** Listed in the manifest, and digested, where they are there. */
    public static final List<String> OPTIONAL = List.of(QUESTIONS, VOCABULARY);

    private static final List<String> REQUIRED = List.of(CASES, POSITIONS, TASKS);

    private TraceFiles() {}

    /** Writes the files and returns the digest of the trace: SHA-256 of manifest.json. Equal traces give equal bytes. */
    public static String write(Path directory, Trace trace) throws IOException {
        Files.createDirectories(directory);
        lines(directory.resolve(CASES), trace.cases());
        lines(directory.resolve(TASKS), trace.tasks());
        ScoreTensors.writer(trace).write(directory.resolve(POSITIONS));
        List<FileDigest> files = new ArrayList<>();
        for (String name : REQUIRED) {
            files.add(FileDigest.of(directory, name));
        }
        for (String name : optional(directory, trace)) {
            files.add(FileDigest.of(directory, name));
        }
        byte[] manifest = CanonicalJson.bytes(ProofJson.tree(trace.manifest().withFiles(files)));
        Files.write(directory.resolve(MANIFEST), manifest);
        return Sha256.hex(manifest);
    }

    private static List<String> optional(Path directory, Trace trace) throws IOException {
        List<String> written = new ArrayList<>();
        for (String name : OPTIONAL) {
            Files.deleteIfExists(directory.resolve(name));
        }
        if (!trace.questions().isEmpty()) {
            lines(directory.resolve(QUESTIONS), trace.questions());
            written.add(QUESTIONS);
        }
        if (!trace.vocabulary().isEmpty()) {
            Files.write(
                    directory.resolve(VOCABULARY),
                    CanonicalJson.bytes(ProofJson.tree(trace.vocabulary().texts())));
            written.add(VOCABULARY);
        }
        return written;
    }

    /** @throws InvalidTraceException when a file is missing, malformed or not the one of the manifest */
    public static Trace read(Path directory) throws IOException {
        TraceManifest manifest = manifest(directory);
        for (FileDigest file : manifest.files()) {
            Path path = directory.resolve(file.path());
            if (!Files.isRegularFile(path) || !Sha256.hex(path).equals(file.sha256())) {
                throw new InvalidTraceException(file.path() + " is not the file of the manifest");
            }
        }
        List<GoldenCase> cases = objects(directory.resolve(CASES), GoldenCase.class);
        List<TaskOutcome> tasks = objects(directory.resolve(TASKS), TaskOutcome.class);
        try (SafetensorsFile tensors = SafetensorsFile.open(directory.resolve(POSITIONS))) {
            return ScoreTensors.read(tensors, manifest, cases, tasks)
                    .with(vocabulary(directory, manifest), questions(directory, manifest));
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new InvalidTraceException(POSITIONS + ": " + e.getMessage());
        }
    }

    private static TraceManifest manifest(Path directory) throws IOException {
        Path path = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(path)) {
            throw new InvalidTraceException(MANIFEST + " is missing");
        }
        TraceManifest manifest = ProofJson.read(Files.readString(path), TraceManifest.class);
        if (Stream.of(manifest.schema(), manifest.identity(), manifest.serving(), manifest.files())
                .anyMatch(Objects::isNull)) {
            throw new InvalidTraceException(MANIFEST + " lacks its schema, identity, serving or files");
        }
        List<String> listed = new ArrayList<>(
                manifest.files().stream().map(FileDigest::path).sorted().toList());
        listed.removeAll(OPTIONAL);
        if (!listed.equals(REQUIRED)) {
            throw new InvalidTraceException(MANIFEST + " does not list the files of a trace");
        }
        return manifest;
    }

    private static Vocabulary vocabulary(Path directory, TraceManifest manifest) throws IOException {
        if (!manifest.lists(VOCABULARY)) {
            return Vocabulary.NONE;
        }
        try {
            return new Vocabulary(ProofJson.read(Files.readString(directory.resolve(VOCABULARY)), Texts.class));
        } catch (JsonProcessingException e) {
            throw new InvalidTraceException(VOCABULARY + " is not a map from token ids to texts");
        }
    }

    private static List<TaskQuestion> questions(Path directory, TraceManifest manifest) throws IOException {
        return manifest.lists(QUESTIONS) ? objects(directory.resolve(QUESTIONS), TaskQuestion.class) : List.of();
    }

    private static final class Texts extends TreeMap<Integer, String> {
        private static final long serialVersionUID = 1L;
    }

    private static void lines(Path file, List<?> values) throws IOException {
        StringBuilder out = new StringBuilder();
        values.forEach(
                value -> out.append(CanonicalJson.write(ProofJson.tree(value))).append('\n'));
        Files.writeString(file, out);
    }

    private static <T> List<T> objects(Path file, Class<T> type) throws IOException {
        List<T> values = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            try {
                values.add(ProofJson.read(line, type));
            } catch (JsonProcessingException e) {
                throw new InvalidTraceException(file.getFileName() + " line " + (values.size() + 1) + " is malformed");
            }
        }
        return values;
    }
}
