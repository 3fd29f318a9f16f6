package dev.landbridge.harness.task;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads task files: YAML 1.1 with {@code include}, whose keys the including file overrides. */
final class TaskYaml {
    private final Path root;

    /** @param root includes must stay inside it */
    TaskYaml(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * @return the merged mapping, in file order
     * @throws IOException when a file is missing, is not a mapping, or includes itself
     */
    Map<String, Object> load(Path file) throws IOException {
        return load(file.toAbsolutePath().normalize(), new HashSet<>());
    }

    private Map<String, Object> load(Path file, Set<Path> seen) throws IOException {
        if (!file.startsWith(root)) {
            throw new IOException(file.getFileName() + " lies outside the folder of the tasks");
        }
        if (!seen.add(file)) {
            throw new IOException(root.relativize(file) + " includes itself");
        }
        Map<String, Object> own = read(file);
        Object includes = own.remove("include");
        Map<String, Object> merged = new LinkedHashMap<>();
        for (Object include :
                includes instanceof List ? (List<?>) includes : includes == null ? List.of() : List.of(includes)) {
            Map<String, Object> included =
                    load(file.resolveSibling(include.toString()).normalize(), seen);
            included.remove("task_list");
            merged.putAll(included);
        }
        merged.putAll(own);
        return merged;
    }

    private Map<String, Object> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Object document = new Yaml(new Functions()).load(reader);
            if (!(document instanceof Map)) {
                throw new IOException(root.relativize(file) + " is not a YAML mapping");
            }
            Map<String, Object> mapping = new LinkedHashMap<>();
            ((Map<?, ?>) document).forEach((key, value) -> mapping.put(String.valueOf(key), value));
            return mapping;
        } catch (YAMLException e) {
            throw new IOException(root.relativize(file) + ": " + e.getMessage(), e);
        }
    }

    private static final class Functions extends SafeConstructor {
        Functions() {
            super(new LoaderOptions());
            yamlConstructors.put(new Tag("!function"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new PythonFunction(((ScalarNode) node).getValue());
                }
            });
        }
    }
}
