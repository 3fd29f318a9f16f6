package dev.landbridge.registry.alias;

import dev.landbridge.kit.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

@ApplicationScoped
class AliasStore extends SqlStore {
    private final EntityManager entities;

    AliasStore(DataSource dataSource, EntityManager entities) {
        super(dataSource);
        this.entities = entities;
    }

    List<Alias> of(String team, String model) {
        return query(
                "select * from model_alias where team = ? and model = ? order by name", AliasStore::alias, team, model);
    }

    List<Map.Entry<String, Alias>> ofModels(String team, Collection<String> models) {
        return query(
                "select * from model_alias where team = ? and model = any(?) order by model, name",
                row -> Map.entry(row.getString("model"), alias(row)),
                team,
                texts(models));
    }

    void remove(String team, String model, String name) {
        bind("delete from model_alias where team = ?1 and model = ?2 and name = ?3", team, model, name);
    }

    /** The alias, locked until the transaction ends, so that two moves follow each other. */
    Optional<Alias> lock(String team, String model, String name) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtext(?1))")
                .setParameter(1, team + "/" + model + "@" + name)
                .getSingleResult();
        return of(team, model).stream()
                .filter(alias -> alias.name().equals(name))
                .findFirst();
    }

    /** False when the version is not there any more: the share lock waits for a deletion that is under way. */
    boolean put(String team, String model, Alias alias) {
        return bind(
                        """
                insert into model_alias (team, model, name, version, chip, release_id, deployment_id, moved_at, moved_by)
                select ?1, ?2, ?3, v.version, cast(?5 as text), cast(?6 as text), cast(?7 as text), ?8, ?9
                  from model_version v
                 where v.team = ?1 and v.model = ?2 and v.version = ?4 and v.deleted_at is null for share
                on conflict (team, model, name) do update
                   set version = excluded.version, chip = excluded.chip, release_id = excluded.release_id,
                       deployment_id = excluded.deployment_id, moved_at = excluded.moved_at,
                       moved_by = excluded.moved_by
                """,
                        team,
                        model,
                        alias.name(),
                        alias.version(),
                        alias.chip(),
                        alias.releaseId(),
                        alias.deploymentId(),
                        alias.movedAt(),
                        alias.movedBy())
                == 1;
    }

    void remember(String team, String model, AliasMove move) {
        bind(
                """
                insert into model_alias_move
                       (team, model, name, from_version, to_version, chip, release_id, moved_at, moved_by, kind,
                        reason, decision_id)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, cast(?11 as text), cast(?12 as text))
                """,
                team,
                model,
                move.name(),
                move.fromVersion(),
                move.toVersion(),
                move.chip(),
                move.releaseId(),
                move.movedAt(),
                move.movedBy(),
                move.kind(),
                move.reason(),
                move.decisionId());
    }

    List<AliasMove> history(String team, String model, String name) {
        return tuples("""
                select * from model_alias_move where team = ?1 and model = ?2 and name = ?3 order by id desc
                """, team, model, name).stream()
                .map(row -> new AliasMove(
                        row.get("name", String.class),
                        row.get("from_version", Integer.class),
                        row.get("to_version", Integer.class),
                        row.get("chip", String.class),
                        row.get("release_id", String.class),
                        row.get("moved_at", Instant.class),
                        row.get("moved_by", String.class),
                        row.get("kind", String.class),
                        row.get("reason", String.class),
                        row.get("decision_id", String.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList();
    }

    private int bind(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }

    private static Alias alias(ResultSet row) throws SQLException {
        return new Alias(
                row.getString("name"),
                row.getInt("version"),
                row.getString("chip"),
                row.getString("release_id"),
                row.getString("deployment_id"),
                time(row, "moved_at"),
                row.getString("moved_by"));
    }
}
