package dev.landbridge.training.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The worker's short commands: those that print one document and end. */
@ApplicationScoped
public class WorkerCommand {
    private static final Logger LOG = Logger.getLogger(WorkerCommand.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int INVALID = 2;

    private final WorkerInstallation installation;

    WorkerCommand(WorkerInstallation installation) {
        this.installation = installation;
    }

    /** The last JSON document on standard output. A request the worker refuses becomes a problem with its message. */
    public JsonNode run(Path directory, List<String> arguments, Duration limit) {
        try {
            Path output = Files.createTempFile(directory, "command-", ".out");
            Path errors = Files.createTempFile(directory, "command-", ".err");
            ProcessBuilder command = installation.command(directory, arguments);
            Process process = command.redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            int exitCode = await(process, limit);
            List<JsonNode> documents = documents(output);
            if (exitCode != 0) {
                LOG.warnf("worker %s ended with %d: %s", arguments.get(0), exitCode, Files.readString(errors));
                throw refused(exitCode, documents);
            }
            Files.delete(output);
            Files.delete(errors);
            return documents.get(documents.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException("worker " + arguments.get(0), e);
        }
    }

    private static int await(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw Problem.of(ProblemType.UNAVAILABLE, "The training worker did not answer within " + limit + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(ProblemType.UNAVAILABLE, "The service is stopping.");
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<JsonNode> documents(Path output) throws IOException {
        try (MappingIterator<JsonNode> documents =
                JSON.readerFor(JsonNode.class).readValues(output.toFile())) {
            return documents.readAll();
        }
    }

    private static Problem refused(int exitCode, List<JsonNode> documents) {
        if (exitCode == INVALID && !documents.isEmpty()) {
            JsonNode last = documents.get(documents.size() - 1);
            return Problem.invalid("parameters", last.path("message").asText("the worker refuses them"));
        }
        return Problem.of(ProblemType.INTERNAL, "The training worker failed; the service's log has its output.");
    }
}
