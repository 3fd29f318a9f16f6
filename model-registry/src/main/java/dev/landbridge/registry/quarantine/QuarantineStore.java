package dev.landbridge.registry.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class QuarantineStore {
    private static final String COLUMNS = "sha256, file_name, finding, team, created_at, state, allowed_by, reason";

    private final EntityManager entities;

    QuarantineStore(EntityManager entities) {
        this.entities = entities;
    }

    Quarantined.State hold(String team, String sha256, String fileName, String finding, String uploader) {
        String state = (String) entities.createNativeQuery("""
                        insert into quarantine (team, sha256, file_name, finding, state, created_by)
                        values (?1, ?2, ?3, ?4, 'HELD', ?5)
                        on conflict (team, sha256) do update
                           set state = case when quarantine.state = 'ALLOWED' then 'ALLOWED' else 'HELD' end,
                               finding = excluded.finding
                        returning state
                        """, String.class)
                .setParameter(1, team)
                .setParameter(2, sha256)
                .setParameter(3, fileName)
                .setParameter(4, finding)
                .setParameter(5, uploader)
                .getSingleResult();
        return Quarantined.State.valueOf(state);
    }

    boolean isAllowed(String team, String sha256) {
        return !entities.createNativeQuery(
                        "select 1 from quarantine where team = ?1 and sha256 = ?2 and state = 'ALLOWED'")
                .setParameter(1, team)
                .setParameter(2, sha256)
                .getResultList()
                .isEmpty();
    }

    /** @param team null lists every team */
    @SuppressWarnings("unchecked")
    List<Quarantined> page(String team, String afterSha256, String afterTeam, int limit) {
        List<Tuple> rows = entities.createNativeQuery("select " + COLUMNS + """
                          from quarantine
                         where (cast(?1 as text) is null or team = ?1) and state <> 'REMOVED'
                           and (sha256, team) > (?2, ?3)
                         order by sha256, team limit ?4
                        """, Tuple.class)
                .setParameter(1, team)
                .setParameter(2, afterSha256)
                .setParameter(3, afterTeam)
                .setParameter(4, limit)
                .getResultList();
        return rows.stream().map(QuarantineStore::quarantined).toList();
    }

    /** @param team null means every team that has it */
    @SuppressWarnings("unchecked")
    List<Quarantined> allow(String team, String sha256, String operator, String reason) {
        List<Tuple> rows = entities.createNativeQuery("""
                        update quarantine set state = 'ALLOWED', allowed_by = ?3, allowed_at = now(), reason = ?4
                         where sha256 = ?2 and (cast(?1 as text) is null or team = ?1) and state = 'HELD'
                        returning """ + " " + COLUMNS, Tuple.class)
                .setParameter(1, team)
                .setParameter(2, sha256)
                .setParameter(3, operator)
                .setParameter(4, reason)
                .getResultList();
        return rows.stream().map(QuarantineStore::quarantined).toList();
    }

    @SuppressWarnings("unchecked")
    List<String> remove(String team, String sha256) {
        return entities.createNativeQuery("""
                        update quarantine set state = 'REMOVED'
                         where sha256 = ?2 and (cast(?1 as text) is null or team = ?1) and state = 'HELD'
                        returning team
                        """, String.class)
                .setParameter(1, team)
                .setParameter(2, sha256)
                .getResultList();
    }

    private static Quarantined quarantined(Tuple row) {
        return new Quarantined(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Instant.class),
                Quarantined.State.valueOf(row.get(5, String.class)),
                row.get(6, String.class),
                row.get(7, String.class));
    }
}
