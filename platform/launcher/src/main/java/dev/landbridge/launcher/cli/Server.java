package dev.landbridge.launcher.cli;

import dev.landbridge.client.ClientBuilder;
import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.http.Json;
import dev.landbridge.client.http.Pages;
import dev.landbridge.launcher.layout.HomeOption;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.Terminal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every client command: which server, as whom, and how to print. */
public final class Server {
    private static final String DEFAULT_URL = "http://localhost:8080";
    private static final String NONE = "";

    @Mixin
    private HomeOption home;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:LANDBRIDGE_URL:-}",
            description = "Front door of the installation. Environment: LANDBRIDGE_URL. Default: the installation that"
                    + " runs in the home, else " + DEFAULT_URL)
    private String url = NONE;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LANDBRIDGE_TOKEN:-}",
            description = "Personal access token. Environment: LANDBRIDGE_TOKEN. Default: one of the local"
                    + " installation, made at first use")
    private String token = NONE;

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            defaultValue = "${env:LANDBRIDGE_TEAM:-}",
            description = "Whose things are meant. Environment: LANDBRIDGE_TEAM. Default: the person's first team")
    private String team = NONE;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "${env:LANDBRIDGE_USER:-}",
            description = "Person of the local installation to act as. Environment: LANDBRIDGE_USER. Default: ada, else"
                    + " operator")
    private String user = NONE;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    private boolean local;

    public LandbridgeClient client() {
        LocalAccess access = access();
        URI server = given(url).map(Server::parse).or(access::runningUrl).orElse(URI.create(DEFAULT_URL));
        ClientBuilder builder = LandbridgeClient.at(server);
        given(team).ifPresent(builder::team);
        Optional<String> saved = given(token);
        if (saved.isEmpty()) {
            saved = access.token(server, given(user).orElse(null));
            local = saved.isPresent();
        }
        saved.ifPresent(builder::token);
        return builder.connect();
    }

    /** Called when the server refused the token. */
    public void refused() {
        if (local) {
            access().forget(given(user).orElse(null));
        }
    }

    boolean json() {
        return json;
    }

    Terminal terminal() {
        return Terminal.standard();
    }

    /** Progress goes where the result does not. */
    Terminal progress() {
        return json ? Terminal.errors() : Terminal.standard();
    }

    /** One thing: its document, or what the text prints. */
    <T> int show(T thing, Consumer<Terminal> text) {
        if (json) {
            terminal().line(Json.pretty(thing));
        } else {
            text.accept(terminal());
        }
        return 0;
    }

    /** {@code {"items": [...]}}, or a table. */
    <T> int list(List<T> rows, Table<T> table) {
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("items", rows);
            terminal().line(Json.pretty(document));
        } else {
            table.print(rows, terminal());
        }
        return 0;
    }

    <T> int list(Pages<T> pages, int limit, Table<T> table) {
        return list(pages.first(limit), table);
    }

    private LocalAccess access() {
        return new LocalAccess(home.home());
    }

    private static Optional<String> given(String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    private static URI parse(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && uri.getScheme() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static LauncherException wrong(String text) {
        return new LauncherException("Not an address: " + text, "Give it like http://localhost:8080.");
    }
}
