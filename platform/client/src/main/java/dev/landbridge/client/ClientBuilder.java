package dev.landbridge.client;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Call;
import dev.landbridge.client.http.Cancellation;
import dev.landbridge.client.http.Connection;
import dev.landbridge.client.http.RetryPolicy;
import dev.landbridge.client.http.Target;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Says which installation to call, and as whom. */
public final class ClientBuilder {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final String COOKIE = "lb_session=";

    private final URI base;
    private final Map<String, String> headers = new HashMap<>();
    private RetryPolicy retry = RetryPolicy.DEFAULT;
    private Duration limit = Api.defaultLimit();
    private HttpClient http;

    ClientBuilder(URI base) {
        if (base.getScheme() == null || base.getHost() == null) {
            throw new IllegalArgumentException("not an http or https address: " + base);
        }
        this.base = base;
        headers.put("User-Agent", "landbridge-java");
    }

    /** A personal access token ({@code lbp_...}), an API key ({@code lb_live_...}) or a JWT. */
    public ClientBuilder token(String token) {
        headers.put("Authorization", "Bearer " + token);
        return this;
    }

    /** The team whose things are meant; without it the front door takes the person's first. */
    public ClientBuilder team(String team) {
        headers.put("X-Landbridge-Team", team);
        return this;
    }

    public ClientBuilder retry(RetryPolicy policy) {
        retry = policy;
        return this;
    }

    /** How long to wait for the headers of an answer; one minute unless said otherwise. */
    public ClientBuilder limit(Duration duration) {
        limit = duration;
        return this;
    }

    /** For a proxy or a trust store of one's own. */
    public ClientBuilder http(HttpClient client) {
        http = client;
        return this;
    }

    public LandbridgeClient connect() {
        return new LandbridgeClient(new Api(connection()));
    }

    /** Signs in with a name and password, as a browser does. The session ends some hours later; tokens last longer. */
    public LandbridgeClient signIn(String user, String password) {
        Connection anonymous = connection();
        HttpResponse<Void> answer = anonymous.send(
                Call.json("POST", Target.of("session"), Map.of("user", user, "password", password)),
                BodyHandlers.discarding());
        String cookie = answer.headers().allValues("set-cookie").stream()
                .filter(value -> value.startsWith(COOKIE))
                .map(value -> value.split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sign-in set no session cookie"));
        Map<String, String> known = new HashMap<>(headers);
        known.put("Cookie", cookie);
        return new LandbridgeClient(new Api(anonymous.as(known)));
    }

    private Connection connection() {
        HttpClient client = http != null ? http : Shared.CLIENT;
        return new Connection(client, base, headers, retry, limit, new Cancellation());
    }

    /** One pool of connections for all clients of the process. */
    private static final class Shared {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }
}
