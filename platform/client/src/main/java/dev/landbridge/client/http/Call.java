package dev.landbridge.client.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One request, as often as it has to be sent.
 *
 * @param repeatable whether the server does the same once and twice
 * @param limit from sending until the answer's headers; null takes the client's
 */
public record Call(
        String method,
        Target target,
        Supplier<BodyPublisher> body,
        Map<String, String> headers,
        boolean repeatable,
        Duration limit) {

    public static Call get(Target target) {
        return new Call("GET", target, BodyPublishers::noBody, Map.of(), true, null);
    }

    public static Call head(Target target) {
        return new Call("HEAD", target, BodyPublishers::noBody, Map.of(), true, null);
    }

    public static Call delete(Target target) {
        return new Call("DELETE", target, BodyPublishers::noBody, Map.of(), true, null);
    }

    /** With a JSON body. PUT may be repeated, POST and PATCH not. */
    public static Call json(String method, Target target, Object body) {
        String text = body == null ? "" : Json.write(body);
        return new Call(
                method,
                target,
                () -> BodyPublishers.ofString(text),
                Map.of("Content-Type", "application/json"),
                method.equals("PUT"),
                null);
    }

    /** A POST that makes something once, however often it is sent. */
    public static Call create(Target target, Object body) {
        return json("POST", target, body)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .again();
    }

    /** Sends bytes; the supplier gives them anew for each repetition. */
    public static Call upload(Target target, Supplier<BodyPublisher> body, Duration limit) {
        return new Call("PUT", target, body, Map.of("Content-Type", "application/octet-stream"), true, limit);
    }

    public Call header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Call(method, target, body, more, repeatable, limit);
    }

    /** The same call, declared to be repeatable. */
    public Call again() {
        return new Call(method, target, body, headers, true, limit);
    }

    /** The same call, sent once whatever happens. */
    public Call once() {
        return new Call(method, target, body, headers, false, limit);
    }

    @Override
    public String toString() {
        return method + " " + target.path();
    }
}
