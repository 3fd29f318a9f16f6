package dev.landbridge.registry.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class ApprovalStore {
    private final EntityManager entities;

    ApprovalStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps the decision. Approving again changes nothing; an approval can be taken back by rejecting. */
    void add(Approval approval) {
        Object[] values = {
            approval.releaseId(), approval.team(), approval.model(), approval.version(), approval.alias(),
            approval.chip(), approval.decision(), approval.comment(), approval.requestedBy(), approval.decidedBy(),
            approval.decidedByName(), String.join(" ", approval.roles()), approval.decidedAt()
        };
        var query = entities.createNativeQuery("""
                insert into approval (release_id, team, model, version, alias, chip, decision, comment, requested_by,
                       decided_by, decided_by_name, roles, decided_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
                on conflict (release_id, decided_by) do update
                   set decision = excluded.decision, comment = excluded.comment, decided_at = excluded.decided_at
                 where approval.decision = 'approve' and excluded.decision = 'reject'
                """);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        query.executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Approval> of(String team, String model, int version) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select * from approval where team = ?1 and model = ?2 and version = ?3
                         order by decided_at desc, decided_by
                        """, Tuple.class)
                .setParameter(1, team)
                .setParameter(2, model)
                .setParameter(3, version)
                .getResultList();
        return rows.stream().map(ApprovalStore::approval).toList();
    }

    private static Approval approval(Tuple row) {
        return new Approval(
                row.get("release_id", String.class),
                row.get("team", String.class),
                row.get("model", String.class),
                row.get("version", Integer.class),
                row.get("alias", String.class),
                row.get("chip", String.class),
                row.get("decision", String.class),
                row.get("comment", String.class),
                row.get("requested_by", String.class),
                row.get("decided_by", String.class),
                row.get("decided_by_name", String.class),
                List.of(row.get("roles", String.class).split(" ")),
                row.get("decided_at", Instant.class));
    }
}
