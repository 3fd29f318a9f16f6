package dev.landbridge.portal.account;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wildfly.security.password.Password;

/** The people of this installation and their passwords (bcrypt). */
@ApplicationScoped
public class Accounts {
    /** Audit rows of things that belong to no team. */
    public static final String INSTALLATION = AuditLog.INSTALLATION;

    // Compared against when the name is unknown, so that the answer takes as long as for a known one.
    private static final String NOBODYS_HASH = BcryptUtil.bcryptHash("nobody has this password");

    private final AccountStore store;
    private final AuditLog audit;
    private final Clock clock;

    Accounts(AccountStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Account create(NewAccount wanted, Actor actor) {
        if (store.byName(wanted.name()).isPresent()) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "There is an account named '" + wanted.name() + "' already.");
        }
        AccountEntity entity = new AccountEntity();
        entity.id = Ids.next("usr");
        entity.name = wanted.name();
        entity.displayName = wanted.displayName();
        entity.passwordHash = BcryptUtil.bcryptHash(wanted.password());
        entity.operator = wanted.operator();
        entity.createdAt = clock.instant();
        store.persist(entity);
        audit.record(
                INSTALLATION,
                actor,
                "account.create",
                new Subject("account", entity.id),
                Map.of("name", entity.name, "operator", entity.operator));
        return Account.of(entity);
    }

    /** The account whose name and password these are. */
    @Transactional
    public Optional<Account> authenticate(String name, String password) {
        Optional<AccountEntity> known = store.byName(name).filter(entity -> !entity.disabled);
        boolean right =
                matches(password, known.map(entity -> entity.passwordHash).orElse(NOBODYS_HASH));
        return right ? known.map(Account::of) : Optional.empty();
    }

    @Transactional
    public Optional<Account> find(String id) {
        return store.findByIdOptional(id).map(Account::of);
    }

    @Transactional
    public Account byName(String name) {
        return store.byName(name).map(Account::of).orElseThrow(() -> Problem.notFound("account", name));
    }

    @Transactional
    public Page<Account> list(PageRequest page) {
        List<Account> rows = store.page(page.after().orElse(""), page.size() + 1).stream()
                .map(Account::of)
                .toList();
        return Page.ofOverfetched(rows, page, Account::name);
    }

    @Transactional
    boolean nobodyYet() {
        return store.count() == 0;
    }

    private static boolean matches(String password, String hash) {
        try {
            Password stored = org.wildfly.security.password.util.ModularCrypt.decode(hash);
            org.wildfly.security.password.PasswordFactory factory =
                    org.wildfly.security.password.PasswordFactory.getInstance(
                            org.wildfly.security.password.interfaces.BCryptPassword.ALGORITHM_BCRYPT,
                            new org.wildfly.security.password.WildFlyElytronPasswordProvider());
            return factory.verify(factory.translate(stored), password.toCharArray());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("cannot check a password hash", e);
        }
    }
}
