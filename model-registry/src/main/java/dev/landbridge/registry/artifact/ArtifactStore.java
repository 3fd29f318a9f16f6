package dev.landbridge.registry.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ArtifactStore {
    private final EntityManager entities;

    ArtifactStore(EntityManager entities) {
        this.entities = entities;
    }

    void put(String team, Artifact artifact, String writtenBy) {
        entities.createNativeQuery("""
                        insert into artifact (team, path, sha256, size, written_at, written_by)
                        values (?1, ?2, ?3, ?4, now(), ?5)
                        on conflict (team, path) do update
                           set sha256 = excluded.sha256, size = excluded.size, written_at = excluded.written_at,
                               written_by = excluded.written_by
                        """)
                .setParameter(1, team)
                .setParameter(2, artifact.path())
                .setParameter(3, artifact.sha256())
                .setParameter(4, artifact.size())
                .setParameter(5, writtenBy)
                .executeUpdate();
    }

    Optional<Artifact> find(String team, String path) {
        return rows("select path, sha256, size from artifact where team = ?1 and path = ?2", team, path).stream()
                .findFirst();
    }

    /** Files in byte order of their paths from {@code from} on, before {@code end}. */
    List<Artifact> files(String team, String from, String end, int limit) {
        return rows("""
                select path, sha256, size from artifact
                 where team = ?1 and path >= ?2 and path < ?3 order by path limit ?4
                """, team, from, end, limit);
    }

    /**
     * What lies directly in a directory, from {@code from} on: the recursive part jumps over each subdirectory with one
     * look at the index, however many files it holds.
     */
    List<Artifact> children(String team, ArtifactPath directory, String from, int limit) {
        String prefix = directory.firstBelow();
        return rows("""
                with recursive entry (path) as (
                       (select path from artifact where team = ?1 and path >= ?2 and path < ?3 order by path limit 1)
                        union all
                        select (select next.path from artifact next
                                 where next.team = ?1 and next.path < ?3
                                   and next.path >= case when position('/' in substr(entry.path, ?4)) > 0
                                       then ?5 || split_part(substr(entry.path, ?4), '/', 1) || '0'
                                       else entry.path || chr(1) end
                                 order by next.path limit 1)
                          from entry where entry.path is not null)
                select case when position('/' in substr(found.path, ?4)) > 0
                            then ?5 || split_part(substr(found.path, ?4), '/', 1) else found.path end as path,
                       case when position('/' in substr(found.path, ?4)) > 0 then null else a.sha256 end as sha256,
                       case when position('/' in substr(found.path, ?4)) > 0 then 0 else a.size end as size
                  from (select path from entry where path is not null limit ?6) found
                  join artifact a on a.team = ?1 and a.path = found.path
                 order by found.path
                """, team, from, directory.firstBehind(), prefix.length() + 1, prefix, limit);
    }

    /** The first file whose path has this part at this position, counted from 1. */
    Optional<Artifact> withPart(String team, int position, String part) {
        String sql = "select path, sha256, size from artifact where team = ?1 and split_part(path, '/', " + position
                + ") = ?2 order by path limit 1";
        return rows(sql, team, part).stream().findFirst();
    }

    void delete(String team, String path) {
        entities.createNativeQuery("delete from artifact where team = ?1 and path = ?2")
                .setParameter(1, team)
                .setParameter(2, path)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Artifact> rows(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return ((List<Tuple>) query.getResultList())
                .stream()
                        .map(row -> new Artifact(
                                row.get("path", String.class),
                                row.get("sha256", String.class),
                                row.get("size", Number.class).longValue()))
                        .toList();
    }
}
