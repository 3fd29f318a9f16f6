package dev.landbridge.launcher.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** One role for each service, each the owner of the schema of its name and of nothing else. */
final class DatabaseRoles {
    private final Map<String, String> passwords;

    /** @param passwords by role */
    DatabaseRoles(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    void createDatabase(Connection postgres, String database) throws SQLException {
        if (!exists(postgres, "select 1 from pg_database where datname = ?", database)) {
            execute(postgres, "create database " + database);
        }
        execute(postgres, "revoke all on database " + database + " from public");
        for (Map.Entry<String, String> role : passwords.entrySet()) {
            if (!exists(postgres, "select 1 from pg_roles where rolname = ?", role.getKey())) {
                execute(postgres, "create role " + role.getKey() + " login");
            }
            // the alphabet of generated passwords has no quote
            execute(postgres, "alter role %s password '%s'".formatted(role.getKey(), role.getValue()));
            execute(postgres, "grant connect on database " + database + " to " + role.getKey());
        }
    }

    void createSchemas(Connection database) throws SQLException {
        execute(database, "revoke all on schema public from public");
        for (String role : passwords.keySet()) {
            execute(database, "create schema if not exists %s authorization %s".formatted(role, role));
            execute(database, "alter role %s set search_path to %s".formatted(role, role));
        }
    }

    private static boolean exists(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
