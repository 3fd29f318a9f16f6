package dev.landbridge.registry.tag;

import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;

/** Free words on models and versions. Whether the tagged thing exists is for its owner to say. */
@ApplicationScoped
public class Tags {
    private static final int MAX_KEY = 250;
    private static final int MAX_VALUE = 100_000;

    private final TagStore store;

    Tags(TagStore store) {
        this.store = store;
    }

    @Transactional
    public Map<String, String> ofModel(String team, String model) {
        return ofModels(team, java.util.List.of(model)).getOrDefault(model, Map.of());
    }

    /** Tags by model; a model without tags is not in the map. */
    @Transactional
    public Map<String, Map<String, String>> ofModels(String team, Collection<String> models) {
        return store.ofModels(team, models);
    }

    /** Tags by version id; a version without tags is not in the map. */
    @Transactional
    public Map<String, Map<String, String>> ofVersions(String team, Collection<String> versionIds) {
        return store.ofVersions(team, versionIds);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void putOnModel(String team, String model, String key, String value) {
        requireValid(key, value);
        store.putOnModel(team, model, key, value);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void putOnVersion(String team, String model, int version, String key, String value) {
        requireValid(key, value);
        store.putOnVersion(team, model, version, key, value);
    }

    /** Taking away what is not there is harmless. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removeFromModel(String team, String model, String key) {
        store.removeFromModel(team, model, key);
    }

    /** Taking away what is not there is harmless. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removeFromVersion(String team, String model, int version, String key) {
        store.removeFromVersion(team, model, version, key);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void removeAllFromModel(String team, String model) {
        store.removeAllFromModel(team, model);
    }

    private static void requireValid(String key, String value) {
        if (key == null || key.isBlank() || key.length() > MAX_KEY || key.indexOf('\0') >= 0) {
            throw Problem.invalid("key", "must be 1 to " + MAX_KEY + " characters");
        }
        if (value == null || value.length() > MAX_VALUE || value.indexOf('\0') >= 0) {
            throw Problem.invalid("value", "must be text of at most " + MAX_VALUE + " characters without NUL");
        }
    }
}
