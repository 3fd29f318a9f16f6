package dev.landbridge.portal.team;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

@ApplicationScoped
class TeamStore implements PanacheRepositoryBase<TeamEntity, String> {
    List<TeamEntity> page(String afterName, int limit) {
        return find("name > ?1 order by name", afterName).page(0, limit).list();
    }

    private Session session() {
        return getEntityManager().unwrap(Session.class);
    }

    /** Role by team name, in the order of the names. */
    Map<String, String> rolesOf(String accountId) {
        Map<String, String> roles = new LinkedHashMap<>();
        session()
                .createNativeQuery(
                        "select team, role from membership where account_id = :account order by team", Object[].class)
                .setParameter("account", accountId)
                .getResultList()
                .forEach(row -> roles.put((String) row[0], (String) row[1]));
        return roles;
    }

    List<Member> members(String team) {
        return session().createNativeQuery("""
                        select a.name, a.display_name, m.role, m.since
                          from membership m join account a on a.id = m.account_id
                         where m.team = :team order by a.name
                        """, Object[].class).setParameter("team", team).getResultList().stream()
                .map(row -> new Member((String) row[0], (String) row[1], (String) row[2], (Instant) row[3]))
                .toList();
    }

    void putMember(String team, String accountId, String role, Instant since) {
        session()
                .createNativeQuery("""
                        insert into membership (team, account_id, role, since)
                        values (:team, :account, :role, :since)
                        on conflict (team, account_id) do update set role = excluded.role
                        """)
                .setParameter("team", team)
                .setParameter("account", accountId)
                .setParameter("role", role)
                .setParameter("since", since)
                .executeUpdate();
    }

    boolean removeMember(String team, String accountId) {
        return session()
                        .createNativeQuery("delete from membership where team = :team and account_id = :account")
                        .setParameter("team", team)
                        .setParameter("account", accountId)
                        .executeUpdate()
                == 1;
    }

    Optional<String> roleOf(String team, String accountId) {
        return Optional.ofNullable(rolesOf(accountId).get(team));
    }
}
