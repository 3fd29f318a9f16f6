package dev.landbridge.portal.frontdoor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.landbridge.portal.identity.Person;
import dev.landbridge.portal.session.Sessions;
import dev.landbridge.portal.token.PersonalTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Who is behind a credential. Remembered for a second at most, so that a revoked one closes the door within that. */
@ApplicationScoped
class People {
    private final Sessions sessions;
    private final PersonalTokens tokens;
    private final Cache<Credential, Optional<Person>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();

    People(Sessions sessions, PersonalTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** The remembered answer, without touching the database. */
    Optional<Person> remembered(Credential credential) {
        Optional<Person> person = known.getIfPresent(credential);
        return person == null ? Optional.empty() : person;
    }

    /** Blocking. */
    Optional<Person> of(Credential credential) {
        return known.get(credential, this::lookUp);
    }

    private Optional<Person> lookUp(Credential credential) {
        if (credential instanceof Credential.Session session) {
            return sessions.personOf(session.secret());
        }
        if (credential instanceof Credential.Personal token) {
            return tokens.personOf(token.secret());
        }
        return credential instanceof Credential.Account account
                ? sessions.personOf(account.name(), account.password())
                : Optional.empty();
    }
}
