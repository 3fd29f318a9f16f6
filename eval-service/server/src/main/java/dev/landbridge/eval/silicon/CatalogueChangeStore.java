package dev.landbridge.eval.silicon;

import dev.landbridge.silicon.RowKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

@ApplicationScoped
class CatalogueChangeStore {
    private final EntityManager entities;

    CatalogueChangeStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Changes come one after the other: each is checked against the whole of the others. */
    void lock() {
        entities.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended('silicon-catalogue', 0))) locked")
                .getSingleResult();
    }

    /** 0 before the first change. */
    long last() {
        return entities.createQuery("select coalesce(max(seq), 0) from CatalogueChangeEntity", Long.class)
                .getSingleResult();
    }

    /** The newest change of each row, oldest first. */
    List<CatalogueChangeEntity> newest() {
        return entities.createQuery("""
                        from CatalogueChangeEntity c where c.revision = (select max(d.revision) from CatalogueChangeEntity d
                        where d.kind = c.kind and d.rowKey = c.rowKey) order by c.seq
                        """, CatalogueChangeEntity.class).getResultList();
    }

    /** Newest first. */
    List<CatalogueChangeEntity> of(RowKind kind, String key) {
        return entities.createQuery(
                        "from CatalogueChangeEntity where kind = :kind and rowKey = :key order by revision desc",
                        CatalogueChangeEntity.class)
                .setParameter("kind", kind.label())
                .setParameter("key", key)
                .getResultList();
    }

    void add(CatalogueChangeEntity change) {
        entities.persist(change);
        entities.flush();
    }
}
