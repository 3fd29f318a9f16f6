package dev.landbridge.training.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.process.WorkerCommand;
import dev.landbridge.training.process.WorkerInstallation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the installed worker can train; asked once. */
@ApplicationScoped
public class Recipes {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final WorkerCommand worker;
    private final Path directory;
    private final ObjectMapper json;
    private volatile List<Recipe> known;

    Recipes(WorkerCommand worker, WorkerInstallation installation, ObjectMapper json) {
        this.worker = worker;
        this.directory = installation.data().resolve("commands");
        this.json = json;
    }

    public List<Recipe> list() {
        List<Recipe> recipes = known;
        return recipes == null ? describe() : recipes;
    }

    public Recipe named(String name) {
        return list().stream()
                .filter(recipe -> recipe.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("recipe", name));
    }

    private synchronized List<Recipe> describe() {
        if (known == null) {
            try {
                Files.createDirectories(directory);
                JsonNode items =
                        worker.run(directory, List.of("describe"), LIMIT).path("items");
                known = read(items);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot ask the worker for its recipes", e);
            }
        }
        return known;
    }

    // a newer worker may say more than this service knows
    private List<Recipe> read(JsonNode items) throws JsonProcessingException {
        return json.readerFor(new TypeReference<List<Recipe>>() {})
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(items.toString());
    }
}
