package dev.landbridge.registry.hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class HubStore {
    /** A branch or a tag. */
    record Ref(String name, String kind, int version) {}

    private final EntityManager entities;

    HubStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Lets the commits and refs of one repository follow each other until the transaction ends. */
    void lock(HubRepo repo) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "hub/" + repo.id())
                .getSingleResult();
    }

    List<Ref> refs(HubRepo repo) {
        return rows("select * from hub_ref where team = ?1 and model = ?2 order by name", repo).stream()
                .map(row -> new Ref(
                        row.get("name", String.class),
                        row.get("kind", String.class),
                        row.get("version", Integer.class)))
                .toList();
    }

    Optional<Ref> ref(HubRepo repo, String name) {
        return refs(repo).stream().filter(ref -> ref.name().equals(name)).findFirst();
    }

    void put(HubRepo repo, Ref ref, Instant at, String by) {
        of("""
                insert into hub_ref (team, model, name, kind, version, created_at, created_by)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                on conflict (team, model, name) do update set version = excluded.version
                """, repo)
                .setParameter(3, ref.name())
                .setParameter(4, ref.kind())
                .setParameter(5, ref.version())
                .setParameter(6, at)
                .setParameter(7, by)
                .executeUpdate();
    }

    boolean delete(HubRepo repo, String name, String kind) {
        return of("delete from hub_ref where team = ?1 and model = ?2 and name = ?3 and kind = ?4", repo)
                        .setParameter(3, name)
                        .setParameter(4, kind)
                        .executeUpdate()
                == 1;
    }

    void add(HubRepo repo, HubCommit commit) {
        of("""
                insert into hub_commit (team, model, version, branch, parent_version, title, message, author)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """, repo)
                .setParameter(3, commit.version())
                .setParameter(4, commit.branch())
                .setParameter(5, commit.parentVersion())
                .setParameter(6, commit.title())
                .setParameter(7, commit.message())
                .setParameter(8, commit.author())
                .executeUpdate();
    }

    Optional<HubCommit> commit(HubRepo repo, int version) {
        return of("select * from hub_commit where team = ?1 and model = ?2 and version = ?3", repo)
                .setParameter(3, version)
                .getResultStream()
                .map(row -> commit((Tuple) row))
                .findFirst();
    }

    /** Versions that were committed to another branch than main. */
    List<Integer> besideMain(HubRepo repo) {
        return rows("select version from hub_commit where team = ?1 and model = ?2 and branch <> 'main'", repo).stream()
                .map(row -> row.get(0, Integer.class))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, HubRepo repo) {
        return of(sql, repo).getResultList();
    }

    private Query of(String sql, HubRepo repo) {
        Query query = sql.startsWith("select")
                ? entities.createNativeQuery(sql, Tuple.class)
                : entities.createNativeQuery(sql);
        return query.setParameter(1, repo.team()).setParameter(2, repo.name());
    }

    private static HubCommit commit(Tuple row) {
        return new HubCommit(
                row.get("version", Integer.class),
                row.get("branch", String.class),
                row.get("parent_version", Integer.class),
                row.get("title", String.class),
                row.get("message", String.class),
                row.get("author", String.class));
    }
}
