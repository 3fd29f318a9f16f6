package dev.landbridge.eval.portability;

import dev.landbridge.contracts.registry.v1.FileRef;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.silicon.ModelFiles;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a registered version, read from the registry as far as they are needed. */
final class RegisteredFiles implements ModelFiles {
    private final ModelRegistry registry;
    private final String team;
    private final Map<String, FileRef> files = new TreeMap<>();

    RegisteredFiles(ModelRegistry registry, String team, ModelVersion version) {
        this.registry = registry;
        this.team = team;
        version.getFilesList().stream()
                .filter(file -> !file.getPath().contains("/"))
                .forEach(file -> files.put(file.getPath(), file));
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public long size(String name) {
        return files.get(name).getSize();
    }

    @Override
    public InputStream open(String name) {
        return registry.open(team, files.get(name));
    }

    @Override
    public String label(String name) {
        return name;
    }
}
