package dev.landbridge.client.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A path of the API with its query; every part is escaped. */
public record Target(String path, String query) {
    private static final String API = "/api/v1/";

    /** {@code of("models", "adder", "versions", 3)} is {@code /api/v1/models/adder/versions/3}. */
    public static Target of(Object... segments) {
        return new Target(API + Arrays.stream(segments).map(Target::escape).collect(Collectors.joining("/")), "");
    }

    /** A whole path as it stands, with or without a query: for addresses that the server itself gave. */
    public static Target at(String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        return mark < 0
                ? new Target(pathAndQuery, "")
                : new Target(pathAndQuery.substring(0, mark), pathAndQuery.substring(mark + 1));
    }

    /** A file below this path: slashes separate directories. */
    public Target file(String relative) {
        return new Target(
                path + "/"
                        + Arrays.stream(relative.split("/")).map(Target::escape).collect(Collectors.joining("/")),
                query);
    }

    /** Adds a query parameter; nothing when the value is null. */
    public Target with(String name, Object value) {
        if (value == null) {
            return this;
        }
        return new Target(path, query + (query.isEmpty() ? "" : "&") + escape(name) + "=" + escape(value));
    }

    /** Adds the parameter once for each value. */
    public Target withEach(String name, Iterable<?> values) {
        Target target = this;
        for (Object value : values) {
            target = target.with(name, value);
        }
        return target;
    }

    URI at(URI base) {
        return base.resolve(query.isEmpty() ? path : path + "?" + query);
    }

    private static String escape(Object part) {
        return URLEncoder.encode(String.valueOf(part), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
