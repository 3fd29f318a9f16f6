package dev.landbridge.portal.token;

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

    void insert(PersonalToken token, String accountId, String digest) {
        database.createNativeQuery("""
                        insert into personal_token (id, account_id, name, prefix, digest, created_at, expires_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """)
                .setParameter(1, token.id())
                .setParameter(2, accountId)
                .setParameter(3, token.name())
                .setParameter(4, token.prefix())
                .setParameter(5, digest)
                .setParameter(6, token.createdAt())
                .setParameter(7, token.expiresAt())
                .executeUpdate();
    }

    List<PersonalToken> list(String accountId) {
        return database.createNativeQuery("""
                        select id, name, prefix, created_at, expires_at, last_used_at from personal_token
                         where account_id = ?1 and revoked_at is null order by id desc
                        """, Object[].class).setParameter(1, accountId).getResultList().stream()
                .map(row -> new PersonalToken(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        null,
                        (Instant) row[3],
                        (Instant) row[4],
                        (Instant) row[5]))
                .toList();
    }

    /** The account of a valid token; notes the use, at most once a minute. */
    Optional<String> use(String digest, Instant now) {
        Optional<String> account = database.createNativeQuery("""
                        select account_id from personal_token
                         where digest = ?1 and revoked_at is null and expires_at > ?2
                        """)
                .setParameter(1, digest)
                .setParameter(2, now)
                .getResultStream()
                .findFirst();
        account.ifPresent(id -> database.createNativeQuery("""
                        update personal_token set last_used_at = ?2
                         where digest = ?1 and (last_used_at is null or last_used_at < ?3)
                        """)
                .setParameter(1, digest)
                .setParameter(2, now)
                .setParameter(3, now.minusSeconds(60))
                .executeUpdate());
        return account;
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
