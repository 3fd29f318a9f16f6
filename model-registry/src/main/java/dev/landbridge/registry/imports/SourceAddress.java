package dev.landbridge.registry.imports;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Builds addresses of a source from parts that its listing names. */
record SourceAddress(String endpoint) {
    SourceAddress {
        endpoint = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    }

    URI at(String path) {
        return URI.create(endpoint + path);
    }

    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Slashes stay. */
    static String escapePath(String path) {
        return Arrays.stream(path.split("/")).map(SourceAddress::escape).collect(Collectors.joining("/"));
    }
}
