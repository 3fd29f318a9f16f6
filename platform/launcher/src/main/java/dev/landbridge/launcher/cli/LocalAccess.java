package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.launcher.installation.InstallationStatus;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.secrets.Credentials;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the installation of a home is reached, and with which of its people's tokens. */
final class LocalAccess {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> USUAL_PEOPLE = List.of("ada", Credentials.OPERATOR);
    private static final int TOKEN_DAYS = 366;

    private final Home home;

    LocalAccess(Home home) {
        this.home = home;
    }

    /** The portal of the installation that runs in this home. */
    Optional<URI> runningUrl() {
        if (!home.exists()) {
            return Optional.empty();
        }
        return InstallationStatus.of(home).services().stream()
                .filter(row -> row.service().equals(Service.PORTAL.title()) && row.url() != null)
                .map(row -> URI.create(row.url()))
                .findFirst();
    }

    /**
     * A token of this person, made and kept at first use; empty for a server elsewhere or a person the home does not
     * know.
     *
     * @param user null for the engineer of the demo, else the operator
     */
    Optional<String> token(URI server, String user) {
        if (!LOOPBACK.contains(server.getHost()) || !home.exists()) {
            return Optional.empty();
        }
        Credentials credentials = Credentials.load(home.credentials());
        return person(credentials, user)
                .map(name -> credentials.apiKey(key(name)).orElseGet(() -> make(server, credentials, name)));
    }

    /** After the server refused the token: the next command makes a new one. */
    void forget(String user) {
        Credentials credentials = Credentials.load(home.credentials());
        person(credentials, user).ifPresent(name -> credentials.forgetApiKey(key(name)));
    }

    private static Optional<String> person(Credentials credentials, String user) {
        return (user == null ? USUAL_PEOPLE : List.of(user))
                .stream().filter(credentials::knows).findFirst();
    }

    private static String make(URI server, Credentials credentials, String name) {
        String token = LandbridgeClient.at(server)
                .signIn(name, credentials.account(name))
                .tokens()
                .create("command line", TOKEN_DAYS)
                .token();
        credentials.keepApiKey(key(name), token);
        return token;
    }

    private static String key(String name) {
        return "command-line/" + name;
    }
}
