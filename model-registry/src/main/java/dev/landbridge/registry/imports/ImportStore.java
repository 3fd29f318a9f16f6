package dev.landbridge.registry.imports;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ImportStore implements PanacheRepositoryBase<ImportEntity, String> {
    Optional<ImportEntity> find(String team, String id) {
        return find("team = ?1 and id = ?2", team, id).firstResultOptional();
    }

    /** Must be the transaction's first look at the row. */
    Optional<ImportEntity> lock(String team, String id) {
        return find("team = ?1 and id = ?2", team, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<ImportEntity> page(String team, String before, int limit) {
        return find("team = ?1 and id < ?2 order by id desc", team, before)
                .page(0, limit)
                .list();
    }

    void addFile(String importId, RemoteFile file) {
        getEntityManager()
                .createNativeQuery("""
                        insert into version_import_file (import_id, path, size, sha256, git_sha1)
                        values (?1, ?2, ?3, ?4, ?5)
                        """)
                .setParameter(1, importId)
                .setParameter(2, file.path())
                .setParameter(3, file.size())
                .setParameter(4, file.sha256())
                .setParameter(5, file.gitSha1())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<ImportFile> files(String importId) {
        List<Tuple> rows = getEntityManager()
                .createNativeQuery("select * from version_import_file where import_id = ?1 order by path", Tuple.class)
                .setParameter(1, importId)
                .getResultList();
        return rows.stream()
                .map(row -> new ImportFile(
                        new RemoteFile(
                                row.get("path", String.class),
                                row.get("size", Long.class),
                                row.get("sha256", String.class),
                                row.get("git_sha1", String.class)),
                        row.get("parts", String.class),
                        row.get("stored", String.class)))
                .toList();
    }

    void setParts(String importId, String path, String parts) {
        set("parts", importId, path, parts);
    }

    void setStored(String importId, String path, String sha256) {
        set("stored", importId, path, sha256);
    }

    private void set(String column, String importId, String path, String value) {
        getEntityManager()
                .createNativeQuery(
                        "update version_import_file set " + column + " = ?3 where import_id = ?1 and path = ?2")
                .setParameter(1, importId)
                .setParameter(2, path)
                .setParameter(3, value)
                .executeUpdate();
    }
}
