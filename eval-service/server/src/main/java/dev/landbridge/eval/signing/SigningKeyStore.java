package dev.landbridge.eval.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

@ApplicationScoped
class SigningKeyStore {
    private static final String COLUMNS = "key_id, public_key_pem, created_at, purpose, holder, sealed";

    private final DataSource dataSource;

    SigningKeyStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void add(SigningKeyRow row) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into signing_key (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            statement.setString(1, row.keyId());
            statement.setString(2, row.publicKeyPem());
            statement.setTimestamp(3, Timestamp.from(row.createdAt()));
            statement.setString(4, row.purpose().label());
            statement.setString(5, row.holder());
            statement.setString(6, row.sealed());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the signing key", e);
        }
    }

    Optional<SigningKeyRow> find(String keyId) {
        return rows("where key_id = ?", keyId).stream().findFirst();
    }

    List<SigningKeyRow> all() {
        return rows("order by created_at, key_id");
    }

    private List<SigningKeyRow> rows(String rest, String... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select " + COLUMNS + " from signing_key " + rest)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<SigningKeyRow> keys = new ArrayList<>();
                while (row.next()) {
                    keys.add(new SigningKeyRow(
                            row.getString(1),
                            row.getString(2),
                            row.getTimestamp(3).toInstant(),
                            Purpose.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                            row.getString(5),
                            row.getString(6)));
                }
                return keys;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read signing keys", e);
        }
    }
}
