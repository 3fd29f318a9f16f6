package dev.landbridge.kit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Gives committed events their place in the chain when another transaction held its end while they were written. The
 * row lock on the end of the chain is the fence: whoever dies with it has linked nothing, and the next one goes on.
 */
@ApplicationScoped
class AuditLinks {
    private final DataSource dataSource;

    AuditLinks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Links what the team's committed transactions left unlinked, so that a read that follows shows all of it. */
    int catchUp(String team) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select audit_catch_up(?)")) {
            statement.setString(1, team);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot link the audit log", e);
        }
    }

    /** The same for every team, each in a transaction of its own. */
    int catchUpAll() {
        int linked = 0;
        for (String team : waiting()) {
            linked += catchUp(team);
        }
        return linked;
    }

    private List<String> waiting() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select distinct team from audit_waiting");
                ResultSet row = statement.executeQuery()) {
            List<String> teams = new ArrayList<>();
            while (row.next()) {
                teams.add(row.getString(1));
            }
            return teams;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the audit log", e);
        }
    }
}
