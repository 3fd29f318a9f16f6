package dev.landbridge.eval.endpoint;

import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

@ApplicationScoped
class EndpointStore {
    private final EntityManager entities;

    EndpointStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(EndpointEntity entity) {
        try {
            entities.persist(entity);
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw Problem.of(
                    ProblemType.ALREADY_EXISTS, "There is an endpoint '" + entity.name + "' in this team already.");
        }
    }

    @Transactional
    Optional<EndpointEntity> find(String team, String id) {
        return Optional.ofNullable(entities.find(EndpointEntity.class, id)).filter(entity -> entity.team.equals(team));
    }

    Page<EndpointEntity> newestFirst(String team, PageRequest page) {
        return Page.ofOverfetched(
                entities.createQuery(
                                "from EndpointEntity where team = :team and id < :after order by id desc",
                                EndpointEntity.class)
                        .setParameter("team", team)
                        .setParameter("after", page.after().orElse("~"))
                        .setMaxResults(page.size() + 1)
                        .getResultList(),
                page,
                entity -> entity.id);
    }

    void remove(EndpointEntity entity) {
        entities.remove(entity);
        entities.flush();
    }

    /** The last of two probes at once is the one that stays; one of a deleted endpoint leaves nothing. */
    @Transactional
    void probed(String team, String id, EndpointProbe.Result result, Instant at) {
        entities.createQuery("update EndpointEntity set probeOk = :ok, probeDetail = :detail, probedAt = :at"
                        + " where id = :id and team = :team")
                .setParameter("ok", result.ok())
                .setParameter("detail", result.detail())
                .setParameter("at", at)
                .setParameter("id", id)
                .setParameter("team", team)
                .executeUpdate();
    }
}
