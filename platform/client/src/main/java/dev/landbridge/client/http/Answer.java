package dev.landbridge.client.http;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;

/** The body of a response: what was asked for, or the text of an error. */
record Answer<T>(T body, String error) {
    static <T> BodyHandler<Answer<T>> handler(BodyHandler<T> wanted) {
        return info -> info.statusCode() < 300
                ? BodySubscribers.mapping(wanted.apply(info), body -> new Answer<>(body, null))
                : BodySubscribers.mapping(
                        BodySubscribers.ofString(StandardCharsets.UTF_8), text -> new Answer<>(null, text));
    }
}
