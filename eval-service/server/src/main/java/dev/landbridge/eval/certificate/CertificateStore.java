package dev.landbridge.eval.certificate;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Append-only: each row carries the digest of the one before it. */
@ApplicationScoped
class CertificateStore {
    private static final long CHAIN_LOCK = 7_142_501L;
    private static final String COLUMNS =
            "id, team, parity_run_id, evaluation_id, model, model_version, model_version_id, deployment_id, chip,"
                    + " numerics, verdict, bundle, sha256, key_id, weights_digest, fingerprint_digest, issued_at,"
                    + " expires_at";

    private final DataSource dataSource;

    CertificateStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the caller's transaction; one writer at a time, so that the chain has no fork. */
    void append(CertificateRow row) {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "select pg_advisory_xact_lock(?)", CHAIN_LOCK);
            String previous = first(connection, "select chain_digest from certificate order by position desc limit 1");
            execute(
                    connection,
                    "insert into certificate (" + COLUMNS + ", previous_digest, chain_digest)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row.id(),
                    row.team(),
                    row.parityRunId(),
                    row.evaluationId(),
                    row.model(),
                    row.modelVersion(),
                    row.modelVersionId(),
                    row.deploymentId(),
                    row.chip(),
                    row.numerics(),
                    row.verdict(),
                    row.bundle(),
                    row.sha256(),
                    row.keyId(),
                    row.weightsDigest(),
                    row.fingerprintDigest(),
                    Timestamp.from(row.issuedAt()),
                    Timestamp.from(row.expiresAt()),
                    previous,
                    Sha256.hex(previous + row.sha256()));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the certificate", e);
        }
    }

    Optional<CertificateRow> find(String team, String id) {
        return rows("where team = ? and id = ?", team, id).stream().findFirst();
    }

    Optional<CertificateRow> ofParityRun(String team, String parityRunId) {
        return rows("where team = ? and parity_run_id = ?", team, parityRunId).stream()
                .findFirst();
    }

    /** The newest one. */
    Optional<CertificateRow> ofDeployment(String team, String deploymentId) {
        return rows("where team = ? and deployment_id = ? order by position desc limit 1", team, deploymentId).stream()
                .findFirst();
    }

    List<CertificateRow> newestFirst(String team, PageRequest page) {
        return rows(
                "where team = ? and id < ? order by id desc limit ?",
                team,
                page.after().orElse("~"),
                page.size() + 1);
    }

    List<CertificateRow> signedBy(String keyId) {
        return rows("where key_id = ? order by position", keyId);
    }

    /** A certificate's place in the chain. */
    record Link(CertificateRow row, String previousDigest, String chainDigest) {}

    /** Part of the chain, oldest first: the links after the given number of them. */
    List<Link> links(long offset, int limit) {
        String sql = "select " + COLUMNS + ", previous_digest, chain_digest from certificate order by position"
                + " offset ? limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bind(connection.prepareStatement(sql), offset, limit);
                ResultSet row = statement.executeQuery()) {
            List<Link> links = new ArrayList<>();
            while (row.next()) {
                links.add(new Link(certificate(row), row.getString("previous_digest"), row.getString("chain_digest")));
            }
            return links;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read certificates", e);
        }
    }

    private List<CertificateRow> rows(String where, Object... parameters) {
        String sql = "select " + COLUMNS + " from certificate " + where;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = bind(connection.prepareStatement(sql), parameters);
                ResultSet row = statement.executeQuery()) {
            List<CertificateRow> found = new ArrayList<>();
            while (row.next()) {
                found.add(certificate(row));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read certificates", e);
        }
    }

    private static CertificateRow certificate(ResultSet row) throws SQLException {
        return new CertificateRow(
                row.getString("id"),
                row.getString("team"),
                row.getString("parity_run_id"),
                row.getString("evaluation_id"),
                row.getString("model"),
                row.getInt("model_version"),
                row.getString("model_version_id"),
                row.getString("deployment_id"),
                row.getString("chip"),
                row.getString("numerics"),
                row.getString("verdict"),
                row.getBytes("bundle"),
                row.getString("sha256"),
                row.getString("key_id"),
                row.getString("weights_digest"),
                row.getString("fingerprint_digest"),
                row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : "0".repeat(64);
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = bind(connection.prepareStatement(sql), parameters)) {
            statement.execute();
        }
    }

    private static PreparedStatement bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
