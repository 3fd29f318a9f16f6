package dev.landbridge.eval.portability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.silicon.ModelFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the files of a registered version tell the rules. A version never changes, so the newest answers are kept. */
@ApplicationScoped
class VersionFacts {
    private static final int KEPT = 100;

    private final ModelRegistry registry;
    private final Map<String, JsonNode> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > KEPT;
        }
    });

    VersionFacts(ModelRegistry registry) {
        this.registry = registry;
    }

    JsonNode of(String team, String model, int number) {
        return of(team, registry.version(team, model, number));
    }

    JsonNode of(String team, String versionId) {
        return of(team, registry.version(team, versionId));
    }

    // The registry has just told that this team may read the version.
    private JsonNode of(String team, ModelVersion version) {
        JsonNode facts = known.get(version.getId());
        if (facts == null) {
            facts = read(team, version);
            known.put(version.getId(), facts);
        }
        return facts;
    }

    private JsonNode read(String team, ModelVersion version) {
        ModelFacts facts = new ModelFacts(new RegisteredFiles(registry, team, version));
        if (!facts.holdModel()) {
            throw Problem.conflict("The version has no config.json.");
        }
        try {
            return facts.read();
        } catch (IOException e) {
            throw Problem.conflict("The version cannot be checked: " + e.getMessage() + ".");
        }
    }
}
