package dev.landbridge.training.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pieces of this repository's own files: text that is free to use, in several languages, with far references in it. */
final class OwnTexts {
    private static final Map<String, String> KINDS = Map.of(
            "java", "java", "md", "prose", "ts", "typescript", "tsx", "typescript", "sql", "sql", "proto", "proto");
    private static final List<String> MADE = List.of("target", "node_modules", "dist", ".git", ".landbridge", "test");
    private static final double TRAINED_SHARE = 0.9;
    private static final int SHORTEST = 600;

    private final Map<String, List<Source>> sources;
    private final List<String> kinds;
    private final Random random;

    private record Source(String kind, String content) {}

    /** A piece that begins with a line. */
    record Text(String kind, String content) {}

    /** @param heldOut the last tenth of every file, which is not trained on */
    OwnTexts(Path repository, boolean heldOut, long seed) throws IOException {
        this.random = new Random(seed);
        try (Stream<Path> files = Files.walk(repository)) {
            this.sources = files.filter(Files::isRegularFile)
                    .map(repository::relativize)
                    .filter(path -> !kind(path).isEmpty() && isWritten(path))
                    .sorted()
                    .map(path -> new Source(kind(path), part(read(repository.resolve(path)), heldOut)))
                    .filter(source -> source.content.length() > SHORTEST)
                    .collect(Collectors.groupingBy(Source::kind, TreeMap::new, Collectors.toList()));
        }
        // half of the pieces are Java, which there is most of
        this.kinds = Stream.concat(sources.keySet().stream(), Collections.nCopies(sources.size(), "java").stream())
                .toList();
    }

    /**
     * The imports of Java files, in another order.
     *
     * @param characters of each; files with fewer of imports are left out
     */
    static List<Text> imports(Path repository, int characters, long seed) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            List<Text> texts = files.filter(Files::isRegularFile)
                    .map(repository::relativize)
                    .filter(path -> kind(path).equals("java") && isWritten(path))
                    .sorted()
                    .map(path -> importsOf(read(repository.resolve(path))))
                    .filter(block -> block.length() >= characters)
                    .map(block -> new Text("imports", block.substring(0, characters)))
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(texts, new Random(seed));
            return texts;
        }
    }

    private static String importsOf(String content) {
        int first = content.indexOf("import ");
        int last = content.lastIndexOf("\nimport ");
        return first < 0 || last < first ? "" : content.substring(first, content.indexOf('\n', last + 1));
    }

    private static String part(String content, boolean heldOut) {
        int end = (int) (content.length() * TRAINED_SHARE);
        return heldOut ? content.substring(end) : content.substring(0, end);
    }

    /** @param characters how many */
    Text next(int characters) {
        while (true) {
            List<Source> choice = sources.get(kinds.get(random.nextInt(kinds.size())));
            Source source = choice.get(random.nextInt(choice.size()));
            int line = source.content.indexOf('\n', random.nextInt(source.content.length())) + 1;
            if (line > 0 && line + characters <= source.content.length()) {
                return new Text(source.kind, source.content.substring(line, line + characters));
            }
        }
    }

    private static String kind(Path path) {
        String name = path.getFileName().toString();
        if (path.toString().contains("locales")) {
            return name.replace(".json", "");
        }
        return KINDS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    }

    private static boolean isWritten(Path path) {
        for (Path part : path) {
            if (MADE.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
