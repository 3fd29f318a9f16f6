package dev.landbridge.portal.session;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.portal.account.Account;
import dev.landbridge.portal.account.Accounts;
import dev.landbridge.portal.identity.Person;
import dev.landbridge.portal.identity.Secrets;
import dev.landbridge.portal.team.Teams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Browser sessions: a random secret in a cookie, its digest in the database. */
@ApplicationScoped
public class Sessions {
    static final Duration LIFE = Duration.ofHours(12);

    private final SessionStore store;
    private final Accounts accounts;
    private final Teams teams;
    private final SignInThrottle throttle;
    private final Clock clock;

    Sessions(SessionStore store, Accounts accounts, Teams teams, SignInThrottle throttle, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.teams = teams;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** Signs in; the secret goes into the cookie. */
    @Transactional
    public SignedIn signIn(String name, String password) {
        Account account = authenticate(name, password)
                .orElseThrow(() -> Problem.of(ProblemType.UNAUTHENTICATED, "The name or the password is wrong."));
        String secret = Secrets.next();
        Instant now = clock.instant();
        store.deleteExpired(now);
        store.insert(Secrets.digest(secret), account.id(), now, now.plus(LIFE));
        return new SignedIn(secret, teams.personOf(account));
    }

    /** The person behind a cookie's secret. */
    @Transactional
    public Optional<Person> personOf(String secret) {
        return store.accountOf(Secrets.digest(secret), clock.instant())
                .flatMap(accounts::find)
                .filter(account -> !account.disabled())
                .map(teams::personOf);
    }

    /**
     * The person of a tool that sends name and password with every request; opens no session. Guessing is slowed down
     * like at the sign-in, but told as a wrong password: MLflow's Java client answers a 429 by waiting without end.
     */
    @Transactional
    public Optional<Person> personOf(String name, String password) {
        try {
            return authenticate(name, password).map(teams::personOf);
        } catch (Problem throttled) {
            throw Problem.of(ProblemType.UNAUTHENTICATED, throttled.detail());
        }
    }

    private Optional<Account> authenticate(String name, String password) {
        throttle.check(name);
        Optional<Account> account = accounts.authenticate(name, password);
        if (account.isPresent()) {
            throttle.succeeded(name);
        } else {
            throttle.failed(name);
        }
        return account;
    }

    @Transactional
    public void signOut(String secret) {
        store.delete(Secrets.digest(secret));
    }

    /** A new session. */
    public record SignedIn(String secret, Person person) {}
}
