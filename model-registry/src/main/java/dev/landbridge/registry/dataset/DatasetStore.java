package dev.landbridge.registry.dataset;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class DatasetStore implements PanacheRepositoryBase<DatasetEntity, String> {
    Optional<DatasetEntity> find(String team, String name, int version) {
        return find("team = ?1 and name = ?2 and version = ?3", team, name, version)
                .firstResultOptional();
    }

    Optional<DatasetEntity> newest(String team, String name) {
        return find("team = ?1 and name = ?2 order by version desc", team, name).firstResultOptional();
    }

    List<DatasetEntity> versions(String team, String name) {
        return list("team = ?1 and name = ?2 order by version desc", team, name);
    }

    /** The newest version of each name. */
    List<DatasetEntity> page(String team, String afterName, int limit) {
        return find("""
                        from DatasetEntity d where d.team = ?1 and d.name > ?2 and d.version =
                          (select max(o.version) from DatasetEntity o where o.team = d.team and o.name = d.name)
                        order by d.name
                        """, team, afterName).page(0, limit).list();
    }

    /** Serialises the registration of versions of one name until the transaction ends. */
    void lockName(String team, String name) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext(?1))")
                .setParameter(1, "dataset/" + team + "/" + name)
                .getSingleResult();
    }

    /** False when it was named before. */
    boolean announce(String team, String name, String by) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into dataset_repository (team, name, created_by) values (?1, ?2, ?3)
                                on conflict do nothing
                                """)
                        .setParameter(1, team)
                        .setParameter(2, name)
                        .setParameter(3, by)
                        .executeUpdate()
                == 1;
    }

    boolean isAnnounced(String team, String name) {
        return !getEntityManager()
                .createNativeQuery("select 1 from dataset_repository where team = ?1 and name = ?2")
                .setParameter(1, team)
                .setParameter(2, name)
                .getResultList()
                .isEmpty();
    }

    void addUse(String team, Dataset.Ref dataset, String model, int version) {
        getEntityManager()
                .createNativeQuery("insert into dataset_use values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                .setParameter(1, team)
                .setParameter(2, dataset.name())
                .setParameter(3, dataset.version())
                .setParameter(4, model)
                .setParameter(5, version)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Dataset.Use> uses(String team, String name, int version) {
        List<Tuple> rows = getEntityManager()
                .createNativeQuery("""
                        select model, version from dataset_use
                         where team = ?1 and dataset_name = ?2 and dataset_version = ?3 order by model, version
                        """, Tuple.class)
                .setParameter(1, team)
                .setParameter(2, name)
                .setParameter(3, version)
                .getResultList();
        return rows.stream()
                .map(row -> new Dataset.Use(row.get(0, String.class), row.get(1, Integer.class)))
                .toList();
    }
}
