package dev.landbridge.registry.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class ReleaseStore implements PanacheRepositoryBase<ReleaseEntity, String> {
    private final ObjectMapper json;

    ReleaseStore(ObjectMapper json) {
        this.json = json;
    }

    Optional<ReleaseEntity> find(String team, String id) {
        return find("team = ?1 and id = ?2", team, id).firstResultOptional();
    }

    /** Must be the transaction's first look at the release: a row read before may have changed by the time it is locked. */
    Optional<ReleaseEntity> lock(String team, String id) {
        return find("team = ?1 and id = ?2", team, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    ReleaseEntity lock(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<ReleaseEntity> page(String team, String model, ReleaseState state, String before, int limit) {
        return find(
                        "team = ?1 and (?2 is null or model = ?2) and (?3 is null or state = ?3) and id < ?4 order by id desc",
                        team,
                        model,
                        state,
                        before)
                .page(0, limit)
                .list();
    }

    List<ReleaseEntity> active(String team, String model) {
        return list(
                "team = ?1 and model = ?2 and state in ?3",
                team,
                model,
                Arrays.stream(ReleaseState.values())
                        .filter(state -> !state.ended())
                        .toList());
    }

    Set<String> requesters(String team, String model, int version, String alias, String chip) {
        return stream(
                        "team = ?1 and model = ?2 and version = ?3 and alias = ?4 and chip = ?5",
                        team,
                        model,
                        version,
                        alias,
                        chip)
                .map(row -> row.requestedBy)
                .collect(Collectors.toSet());
    }

    List<Step> steps(ReleaseEntity entity) {
        try {
            return new ArrayList<>(json.readValue(entity.steps, new TypeReference<List<Step>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void setSteps(ReleaseEntity entity, List<Step> steps) {
        try {
            entity.steps = json.writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
