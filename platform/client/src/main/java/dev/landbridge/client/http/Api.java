package dev.landbridge.client.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.problem.ConnectionFailedException;
import dev.landbridge.client.problem.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The REST API without knowledge of its nouns, for whatever the typed resources do not cover. Every method throws
 * {@link dev.landbridge.client.problem.ProblemException} for an error answer, {@link ConnectionFailedException} when no
 * answer comes.
 */
public final class Api {
    private final Connection connection;

    public Api(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    /** Ended by this cancellation. */
    public Api cancelledBy(Cancellation cancellation) {
        return new Api(connection.cancelledBy(cancellation));
    }

    public <T> T get(Target target, Class<T> type) {
        return json(Call.get(target), Json.type(type));
    }

    /** Empty instead of the answer 404. */
    public <T> Optional<T> find(Target target, Class<T> type) {
        try {
            return Optional.of(get(target, type));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** A listing; the target names no page token. */
    public <T> Pages<T> pages(Target target, Class<T> item) {
        return new Pages<>(token -> json(Call.get(target.with("page_token", token)), Json.page(item)));
    }

    /** Makes something once: carries an idempotency key and may be repeated. */
    public <T> T create(Target target, Object body, Class<T> type) {
        return json(Call.create(target, body), Json.type(type));
    }

    /** Sent once, because the server would do it twice. */
    public <T> T post(Target target, Object body, Class<T> type) {
        return json(Call.json("POST", target, body), Json.type(type));
    }

    public <T> T put(Target target, Object body, Class<T> type) {
        return json(Call.json("PUT", target, body), Json.type(type));
    }

    public <T> T patch(Target target, Object body, Class<T> type) {
        return json(Call.json("PATCH", target, body), Json.type(type));
    }

    public void delete(Target target) {
        connection.send(Call.delete(target), BodyHandlers.discarding());
    }

    /** Whether the server has it, asked without its body. */
    public boolean exists(Target target) {
        try {
            connection.send(Call.head(target), BodyHandlers.discarding());
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** A small body as it came. */
    public byte[] bytes(Target target) {
        return connection.send(Call.get(target), BodyHandlers.ofByteArray()).body();
    }

    /** Copies the body and returns its length; a connection that breaks within it is not taken up again. */
    public long copy(Target target, OutputStream to) {
        Call call = Call.get(target);
        try (InputStream in =
                connection.send(call, BodyHandlers.ofInputStream()).body()) {
            return in.transferTo(to);
        } catch (IOException e) {
            throw connection.failed(call, e);
        }
    }

    /** Lines of a body as they come, to be closed by the caller: newline-delimited JSON or server-sent events. */
    public Stream<String> lines(Call call) {
        return connection.send(call, BodyHandlers.ofLines()).body();
    }

    /** The data of server-sent events, up to OpenAI's {@code [DONE]}. */
    public Stream<JsonNode> events(Call call) {
        return lines(call)
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).trim())
                .takeWhile(data -> !data.equals("[DONE]"))
                .flatMap(data -> Json.tree(data).stream());
    }

    /** Sends a call of any kind and reads its JSON answer; null for an empty one. */
    public <T> T json(Call call, Class<T> type) {
        return json(call, Json.type(type));
    }

    private <T> T json(Call call, JavaType type) {
        HttpResponse<String> response =
                connection.send(call.header("Accept", "application/json"), BodyHandlers.ofString());
        String text = response.body();
        if (text.isBlank()) {
            return null;
        }
        try {
            return Json.read(text, type);
        } catch (JsonProcessingException e) {
            throw new ConnectionFailedException(
                    call + " answered something that is not of this API: " + e.getOriginalMessage(), e);
        }
    }

    /** Time until the headers of an answer, unless the call says otherwise. */
    public static Duration defaultLimit() {
        return Duration.ofSeconds(60);
    }
}
