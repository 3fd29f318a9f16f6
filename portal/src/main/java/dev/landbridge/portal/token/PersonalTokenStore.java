package dev.landbridge.portal.token;

import dev.landbridge.kit.access.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

@ApplicationScoped
class PersonalTokenStore {
    private final Session database;

    PersonalTokenStore(Session database) {
        this.database = database;
    }

    void insert(PersonalToken token, String accountId, String digest, Scope scope) {
        database.createNativeQuery("""
                        insert into personal_token (id, account_id, name, prefix, digest, created_at, expires_at,
                                                    scope)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                        """)
                .setParameter(1, token.id())
                .setParameter(2, accountId)
                .setParameter(3, token.name())
                .setParameter(4, token.prefix())
                .setParameter(5, digest)
                .setParameter(6, token.createdAt())
                .setParameter(7, token.expiresAt())
                .setParameter(8, scope.text())
                .executeUpdate();
    }

    List<PersonalToken> list(String accountId) {
        return database.createNativeQuery("""
                        select id, name, prefix, scope, created_at, expires_at, last_used_at from personal_token
                         where account_id = ?1 and revoked_at is null order by id desc
                        """, Object[].class).setParameter(1, accountId).getResultList().stream()
                .map(row -> new PersonalToken(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        Scope.of((String) row[3]).names(),
                        null,
                        (Instant) row[4],
                        (Instant) row[5],
                        (Instant) row[6]))
                .toList();
    }

    /** Whose token it is, and what for. */
    record Used(String accountId, Scope scope) {}

    /** The account of a valid token; notes the use, at most once a minute. */
    Optional<Used> use(String digest, Instant now) {
        Optional<Used> used = database.createNativeQuery("""
                        select account_id, scope from personal_token
                         where digest = ?1 and revoked_at is null and expires_at > ?2
                        """, Object[].class)
                .setParameter(1, digest)
                .setParameter(2, now)
                .getResultStream()
                .map(row -> new Used((String) row[0], Scope.of((String) row[1])))
                .findFirst();
        used.ifPresent(token -> database.createNativeQuery("""
                        update personal_token set last_used_at = ?2
                         where digest = ?1 and (last_used_at is null or last_used_at < ?3)
                        """)
                .setParameter(1, digest)
                .setParameter(2, now)
                .setParameter(3, now.minusSeconds(60))
                .executeUpdate());
        return used;
    }

    boolean revoke(String id, String accountId, Instant now) {
        return database.createNativeQuery("""
                                update personal_token set revoked_at = ?3
                                 where id = ?1 and account_id = ?2 and revoked_at is null
                                """)
                        .setParameter(1, id)
                        .setParameter(2, accountId)
                        .setParameter(3, now)
                        .executeUpdate()
                == 1;
    }
}
