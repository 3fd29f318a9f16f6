package dev.landbridge.registry.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** Asks sources over HTTP, and only allowed hosts, also when they redirect. */
@ApplicationScoped
class SourceHttp {
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_JSON = 32 << 20;
    private static final int PARTIAL = 206;

    private final HttpClient client;
    private final ImportConfig config;
    private final AllowedHosts hosts;
    private final ObjectMapper json;

    SourceHttp(ImportConfig config, AllowedHosts hosts, ObjectMapper json) {
        this.config = config;
        this.hosts = hosts;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.answerLimit())
                .build();
    }

    /** @param next address of the following page, or null */
    record Document(JsonNode body, URI next) {}

    /** @throws SourceException when the source refuses for good */
    Document document(URI address, Map<String, String> headers) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = send(address, headers);
        try (InputStream body = response.body()) {
            requireSuccess(response);
            byte[] bytes = body.readNBytes(MAX_JSON + 1);
            if (bytes.length > MAX_JSON) {
                throw new SourceException(address.getHost() + " sent a listing of more than 32 MiB");
            }
            URI next = response.headers()
                    .firstValue("Link")
                    .filter(link -> link.contains("rel=\"next\"") && link.startsWith("<") && link.contains(">"))
                    .map(link -> address.resolve(link.substring(1, link.indexOf('>'))))
                    .orElse(null);
            return new Document(json.readTree(bytes), next);
        }
    }

    /**
     * The bytes from {@code from} to before {@code to}, to be closed by the caller.
     *
     * @throws SourceException when the source refuses for good or does not send the range that was asked for
     */
    InputStream range(URI address, Map<String, String> headers, long from, long to)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Range", "bytes=" + from + "-" + (to - 1));
        all.put("Accept-Encoding", "identity");
        HttpResponse<InputStream> response = send(address, all);
        try {
            requireSuccess(response);
            String range = response.headers().firstValue("Content-Range").orElse("");
            boolean wanted = response.statusCode() == PARTIAL ? range.startsWith("bytes " + from + "-") : from == 0;
            if (!wanted) {
                throw new SourceException(address.getHost() + " does not send ranges of " + address.getPath());
            }
            return response.body();
        } catch (IOException e) {
            response.body().close();
            throw e;
        }
    }

    /** The whole content, to be closed by the caller. */
    InputStream whole(URI address, Map<String, String> headers) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Accept-Encoding", "identity");
        HttpResponse<InputStream> response = send(address, all);
        try {
            requireSuccess(response);
            return response.body();
        } catch (IOException e) {
            response.body().close();
            throw e;
        }
    }

    private HttpResponse<InputStream> send(URI address, Map<String, String> headers)
            throws IOException, InterruptedException {
        URI at = address;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            if (!hosts.allow(at)) {
                throw new SourceException(at.getScheme() + "://" + at.getAuthority()
                        + " is not a host that this installation imports from; an operator can add it to"
                        + " landbridge.imports.hosts");
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(at)
                    .timeout(config.answerLimit())
                    .header("User-Agent", "landbridge-import")
                    .GET();
            boolean sameHost = at.getHost().equalsIgnoreCase(address.getHost()) && at.getPort() == address.getPort();
            headers.forEach((name, value) -> {
                // a token is for the host it was given for, not for where that host redirects to
                if (sameHost || !name.equals("Authorization") && !name.equals("Cookie")) {
                    request.setHeader(name, value);
                }
            });
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            String location = response.headers().firstValue("Location").orElse(null);
            if (response.statusCode() / 100 != 3 || location == null) {
                return response;
            }
            response.body().close();
            at = at.resolve(location);
        }
        throw new SourceException(address.getHost() + " redirects without end");
    }

    private static void requireSuccess(HttpResponse<?> response) throws IOException {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String what = response.uri().getHost() + " answered " + status;
        String said = response.headers()
                .firstValue("X-Error-Message")
                .map(text -> " (" + text + ")")
                .orElse("");
        switch (status) {
            case 401, 403 ->
                throw new SourceException(what + said
                        + ": the repository is private or gated, or does not exist; give a token that may read it");
            case 404 -> throw new SourceException(what + said + ": there is no such repository, revision or file");
            case 408, 425, 429 -> throw new IOException(what);
            default -> {
                if (status >= 500) {
                    throw new IOException(what);
                }
                throw new SourceException(what + said);
            }
        }
    }
}
