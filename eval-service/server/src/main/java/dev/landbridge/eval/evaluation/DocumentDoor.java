package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.eval.inference.OpenAiDoor;
import dev.landbridge.eval.inference.RefusedException;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.harness.run.CompletionsModel;
import dev.landbridge.proof.ProofJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Sends the requests of one document: takes what was answered before, tries again, counts. For one thread. */
final class DocumentDoor implements CompletionsModel.Door {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MAX_DOUBLINGS = 6;

    private final OpenAiDoor door;
    private final Target target;
    private final Answers answers;
    private final int maxAttempts;
    private int attempts;
    private int retries;
    private int cached;
    private int promptTokens;
    private int completionTokens;
    private long nanos;

    DocumentDoor(OpenAiDoor door, Target target, Answers answers, int maxAttempts) {
        this.door = door;
        this.target = target;
        this.answers = answers;
        this.maxAttempts = maxAttempts;
    }

    /** Answers of an endpoint by the hash of the request. */
    interface Answers {
        Optional<String> find(String requestHash);

        void keep(String requestHash, String response);
    }

    @Override
    public JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        boolean scored = path.startsWith("/v1/");
        String hash = Sha256.hex(path + "\n" + body);
        Optional<String> known = scored ? answers.find(hash) : Optional.empty();
        JsonNode answer = known.isPresent() ? ProofJson.tree(known.get()) : send(path, body);
        if (known.isPresent()) {
            cached++;
        } else if (scored) {
            answers.keep(hash, answer.toString());
        }
        promptTokens += answer.path("usage").path("prompt_tokens").asInt();
        completionTokens += answer.path("usage").path("completion_tokens").asInt();
        return answer;
    }

    Effort effort() {
        return new Effort(
                attempts,
                retries,
                cached,
                promptTokens,
                completionTokens,
                Duration.ofNanos(nanos).toMillis());
    }

    private JsonNode send(String path, JsonNode body) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            attempts++;
            long started = System.nanoTime();
            try {
                return answered(path, door.once(target, path, body));
            } catch (RefusedException e) {
                throw e;
            } catch (IOException e) {
                if (attempt >= maxAttempts) {
                    throw e;
                }
                retries++;
            } finally {
                nanos += System.nanoTime() - started;
            }
            Thread.sleep(FIRST_PAUSE.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS));
        }
    }

    /** A good status with nothing in it is no answer. */
    private static JsonNode answered(String path, JsonNode answer) throws IOException {
        if (path.startsWith("/v1/") && !answer.path("choices").path(0).isObject()) {
            throw new IOException("HTTP 200 without a choice from " + path);
        }
        return answer;
    }
}
