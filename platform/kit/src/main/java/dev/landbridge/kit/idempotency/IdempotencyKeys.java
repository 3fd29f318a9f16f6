package dev.landbridge.kit.idempotency;

import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/** Remembers which resource an Idempotency-Key made, in the transaction that makes it. */
@ApplicationScoped
public class IdempotencyKeys {
    private static final int MAX_LENGTH = 255;
    private final DataSource dataSource;

    public IdempotencyKeys(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Claims the key for a new resource. Empty: the key is fresh and now belongs to {@code newResourceId}, go on and
     * create it. Present: the id that an earlier request with the same key and the same content made. A concurrent
     * request with the same key waits here until the first one's transaction ends.
     *
     * @param key null or blank means the caller did not send one; then nothing is remembered
     * @param request anything whose text form identifies the request's content
     */
    public Optional<String> claim(String team, String scope, String key, Object request, String newResourceId) {
        if (key == null || key.isBlank()) {
            return Optional.empty();
        }
        if (key.length() > MAX_LENGTH) {
            throw Problem.invalid("Idempotency-Key", "must be at most " + MAX_LENGTH + " characters");
        }
        String hash = sha256(request.toString());
        try (Connection connection = dataSource.getConnection()) {
            if (insert(connection, team, scope, key, hash, newResourceId)) {
                return Optional.empty();
            }
            return Optional.of(existing(connection, team, scope, key, hash));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read idempotency keys", e);
        }
    }

    private static boolean insert(
            Connection connection, String team, String scope, String key, String hash, String resourceId)
            throws SQLException {
        String sql = """
                insert into idempotency_key (team, scope, key, request_hash, resource_id)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, team);
            statement.setString(2, scope);
            statement.setString(3, key);
            statement.setString(4, hash);
            statement.setString(5, resourceId);
            return statement.executeUpdate() == 1;
        }
    }

    private static String existing(Connection connection, String team, String scope, String key, String hash)
            throws SQLException {
        String sql = "select request_hash, resource_id from idempotency_key where team = ? and scope = ? and key = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, team);
            statement.setString(2, scope);
            statement.setString(3, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw Problem.conflict("A request with this Idempotency-Key is being undone; repeat it.");
                }
                if (!row.getString(1).equals(hash)) {
                    throw Problem.conflict(
                            "This Idempotency-Key was used for a different request; send a new key for a new request.");
                }
                return row.getString(2);
            }
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
