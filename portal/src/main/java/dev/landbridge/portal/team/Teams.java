package dev.landbridge.portal.team;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.access.Scope;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.portal.account.Account;
import dev.landbridge.portal.account.Accounts;
import dev.landbridge.portal.identity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Teams, and who is in them with which role. */
@ApplicationScoped
public class Teams {
    private final TeamStore store;
    private final Accounts accounts;
    private final AuditLog audit;
    private final Clock clock;

    Teams(TeamStore store, Accounts accounts, AuditLog audit, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Team create(NewTeam wanted, Actor actor) {
        if (store.findByIdOptional(wanted.name()).isPresent()) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "There is a team named '" + wanted.name() + "' already.");
        }
        TeamEntity entity = new TeamEntity();
        entity.name = wanted.name();
        entity.displayName = wanted.displayName();
        entity.createdAt = clock.instant();
        store.persist(entity);
        audit.record(entity.name, actor, "team.create", new Subject("team", entity.name), Map.of());
        return Team.of(entity);
    }

    @Transactional
    public Page<Team> list(PageRequest page) {
        List<Team> rows = store.page(page.after().orElse(""), page.size() + 1).stream()
                .map(Team::of)
                .toList();
        return Page.ofOverfetched(rows, page, Team::name);
    }

    @Transactional
    public List<Member> members(String team) {
        require(team);
        return store.members(team);
    }

    @Transactional
    public void putMember(String team, String accountName, String role, Actor actor) {
        require(team);
        if (!Role.OF_TEAM.contains(role)) {
            throw Problem.invalid("role", "must be one of " + String.join(", ", Role.OF_TEAM));
        }
        Account account = accounts.byName(accountName);
        store.putMember(team, account.id(), role, clock.instant());
        audit.record(
                team,
                actor,
                "member.put",
                new Subject("account", account.id()),
                Map.of("name", accountName, "role", role));
    }

    @Transactional
    public void removeMember(String team, String accountName, Actor actor) {
        require(team);
        Account account = accounts.byName(accountName);
        if (!store.removeMember(team, account.id())) {
            throw Problem.notFound("member", accountName);
        }
        audit.record(team, actor, "member.remove", new Subject("account", account.id()), Map.of("name", accountName));
    }

    /** The account with its roles, as the sign-in sees it. */
    @Transactional
    public Person personOf(Account account) {
        return new Person(
                account.id(),
                account.name(),
                account.displayName(),
                account.operator(),
                Collections.unmodifiableMap(store.rolesOf(account.id())),
                Scope.RELEASE);
    }

    @Transactional
    public Map<String, String> displayNames(Iterable<String> names) {
        Map<String, String> found = new java.util.TreeMap<>();
        names.forEach(name -> store.findByIdOptional(name).ifPresent(team -> found.put(name, team.displayName)));
        return found;
    }

    private void require(String team) {
        if (store.findByIdOptional(team).isEmpty()) {
            throw Problem.notFound("team", team);
        }
    }
}
