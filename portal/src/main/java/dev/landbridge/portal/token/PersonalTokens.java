package dev.landbridge.portal.token;

import dev.landbridge.kit.access.Scope;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.portal.account.Accounts;
import dev.landbridge.portal.identity.Person;
import dev.landbridge.portal.identity.Secrets;
import dev.landbridge.portal.team.Teams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tokens with which a person's tools sign in; they carry the person's roles, as far as their scope goes. */
@ApplicationScoped
public class PersonalTokens {
    /** What every token begins with, so that leaked ones are found by scanners. */
    public static final String PREFIX = "lbp_";

    private static final int SHOWN = 12;

    private final PersonalTokenStore store;
    private final Accounts accounts;
    private final Teams teams;
    private final AuditLog audit;
    private final Clock clock;

    PersonalTokens(PersonalTokenStore store, Accounts accounts, Teams teams, AuditLog audit, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.teams = teams;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PersonalToken create(Actor owner, String name, Scope scope, int expiresInDays) {
        String secret = PREFIX + Secrets.next();
        Instant now = clock.instant();
        PersonalToken token = new PersonalToken(
                Ids.next("pat"),
                name,
                secret.substring(0, SHOWN),
                scope.names(),
                secret,
                now,
                now.plus(Duration.ofDays(expiresInDays)),
                null);
        store.insert(token, owner.id(), Secrets.digest(secret), scope);
        audit.record(
                Accounts.INSTALLATION,
                owner,
                "token.create",
                new Subject("token", token.id()),
                Map.of("name", name, "scope", scope.text()));
        return token;
    }

    @Transactional
    public List<PersonalToken> list(String accountId) {
        return store.list(accountId);
    }

    @Transactional
    public void revoke(Actor owner, String id) {
        if (!store.revoke(id, owner.id(), clock.instant())) {
            throw Problem.notFound("token", id);
        }
        audit.record(Accounts.INSTALLATION, owner, "token.revoke", new Subject("token", id), Map.of());
    }

    @Transactional
    public Optional<Person> personOf(String secret) {
        return store.use(Secrets.digest(secret), clock.instant())
                .flatMap(used -> accounts.find(used.accountId())
                        .filter(account -> !account.disabled())
                        .map(account -> teams.personOf(account).within(used.scope())));
    }
}
