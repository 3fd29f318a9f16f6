package dev.landbridge.launcher.secrets;

import dev.landbridge.launcher.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The passwords and secrets of an installation, generated at first use and kept in {@code credentials.json}. */
public final class Credentials {
    public static final String OPERATOR = "operator";

    private static final int PASSWORD_LENGTH = 20;

    private final Path file;
    private final Content content;

    private record Content(
            Map<String, String> accounts, Map<String, String> databaseRoles, Map<String, String> apiKeys) {
        Content {
            accounts = mutable(accounts);
            databaseRoles = mutable(databaseRoles);
            apiKeys = mutable(apiKeys);
        }

        private static Map<String, String> mutable(Map<String, String> map) {
            return map == null ? new TreeMap<>() : new TreeMap<>(map);
        }
    }

    private Credentials(Path file, Content content) {
        this.file = file;
        this.content = content;
    }

    public static Credentials load(Path file) {
        try {
            Content content = Files.exists(file)
                    ? Json.read(Files.readString(file), Content.class)
                    : new Content(null, null, null);
            return new Credentials(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The password of a person's account. */
    public String account(String user) {
        return value(content.accounts(), user);
    }

    /** Whether the installation has made an account of this name. */
    public boolean knows(String user) {
        return content.accounts().containsKey(user);
    }

    public String databaseRole(String role) {
        return value(content.databaseRoles(), role);
    }

    /** A secret that a service generated and shows once. */
    public Optional<String> apiKey(String name) {
        return Optional.ofNullable(content.apiKeys().get(name));
    }

    public void keepApiKey(String name, String secret) {
        content.apiKeys().put(name, secret);
        save();
    }

    public void forgetApiKey(String name) {
        content.apiKeys().remove(name);
        save();
    }

    private synchronized String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            value = RandomText.of(PASSWORD_LENGTH);
            values.put(name, value);
            save();
        }
        return value;
    }

    private synchronized void save() {
        try {
            PrivateFiles.write(file, Json.pretty(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
