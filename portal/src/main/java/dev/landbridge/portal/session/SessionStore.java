package dev.landbridge.portal.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

@ApplicationScoped
class SessionStore {
    private final Session database;

    SessionStore(Session database) {
        this.database = database;
    }

    void insert(String digest, String accountId, Instant now, Instant expires) {
        database.createNativeQuery(
                        "insert into session (digest, account_id, created_at, expires_at) values (?1, ?2, ?3, ?4)")
                .setParameter(1, digest)
                .setParameter(2, accountId)
                .setParameter(3, now)
                .setParameter(4, expires)
                .executeUpdate();
    }

    /** The account of a session that has not expired. */
    Optional<String> accountOf(String digest, Instant now) {
        return database.createNativeQuery("select account_id from session where digest = ?1 and expires_at > ?2")
                .setParameter(1, digest)
                .setParameter(2, now)
                .getResultStream()
                .findFirst();
    }

    void delete(String digest) {
        database.createNativeQuery("delete from session where digest = ?1")
                .setParameter(1, digest)
                .executeUpdate();
    }

    void deleteExpired(Instant now) {
        database.createNativeQuery("delete from session where expires_at <= ?1")
                .setParameter(1, now)
                .executeUpdate();
    }
}
