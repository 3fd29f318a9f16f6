package dev.landbridge.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * Sends a door what no client means, from a fixed seed, and fails when it answers with a server error. Unlike
 * schemathesis it knows what a good request looks like where the door's description does not say, and stays near it.
 */
public final class OddRequests {
    private static final int SHOWN = 300;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

    private final String base;
    private final String token;
    private final Random random;
    private final OddBodies bodies;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> failures = new ArrayList<>();
    private final TreeMap<Integer, Integer> answers = new TreeMap<>();

    /**
     * @param base the door's address
     * @param token a bearer token that opens it
     */
    public OddRequests(String base, String token, long seed) {
        this.base = base.replaceAll("/$", "");
        this.token = token;
        this.random = new Random(seed);
        this.bodies = new OddBodies(random);
    }

    /** Sends so many bodies beside a good one to an operation. */
    public OddRequests bodies(String method, String path, String good, int count) {
        send(method, path, good.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < count; i++) {
            send(method, path, bodies.beside(good));
        }
        return this;
    }

    /** Sends so many bodies of several lines, each line beside a good one or as it is. */
    public OddRequests lines(String method, String path, int count, String... good) {
        send(method, path, String.join("\n", good).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < count; i++) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (String line : good) {
                byte[] next = random.nextBoolean() ? bodies.beside(line) : line.getBytes(StandardCharsets.UTF_8);
                body.writeBytes(next);
                body.write('\n');
            }
            send(method, path, body.toByteArray());
        }
        return this;
    }

    /**
     * Asks so many times with odd words in the address.
     *
     * @param template the address, with {@code {}} where a word stands; each in turn is odd or the good one after it
     */
    public OddRequests words(String method, String template, int count, String... good) {
        for (int i = 0; i <= count; i++) {
            int odd = i == 0 || good.length == 0 ? -1 : random.nextInt(good.length);
            String path = template;
            for (int word = 0; word < good.length; word++) {
                String text = word == odd ? bodies.text() : good[word];
                path = path.replaceFirst(
                        "\\{}",
                        Matcher.quoteReplacement(
                                URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")));
            }
            send(method, path, WITHOUT_BODY.contains(method) ? null : "{}".getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Every answer so far was the client's fault or a success, and the door was reached at all. */
    public void requireNoServerError() {
        assertThat(failures).as("server errors; all answers: %s", answers).isEmpty();
        assertThat(answers.keySet()).as("answers: %s", answers).anyMatch(status -> status < 300);
    }

    /** How often each status was answered. */
    public String summary() {
        return answers.toString();
    }

    private void send(String method, String path, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> answer = answer(request.build());
            answers.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() >= 500) {
                failures.add(answer.statusCode() + " " + method + " " + shown(path) + " <- "
                        + (body == null ? "" : shown(new String(body, StandardCharsets.UTF_8))) + " -> "
                        + shown(answer.body()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + shown(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // a server may end the connection after an answer to a body that it did not read
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException closed) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "... (" + text.length() + " characters)";
    }
}
