package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.version.VersionSummary;
import java.util.Arrays;
import java.util.List;

/**
 * MLflow's older labels. Two are aliases under another name, so that the release gate is in them too; "Archived" is a
 * tag.
 */
enum Stage {
    NONE("None", null),
    STAGING("Staging", "staging"),
    PRODUCTION("Production", "production"),
    ARCHIVED("Archived", null);

    /** Names that stand for stages. */
    static final List<String> ALIASES = List.of("production", "staging");

    static final String ARCHIVED_TAG = "mlflow.stage";

    private final String label;
    private final String alias;

    Stage(String label, String alias) {
        this.label = label;
        this.alias = alias;
    }

    static Stage of(String label) {
        return Arrays.stream(values())
                .filter(stage -> stage.label.equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("stage", "must be one of None, Staging, Production and Archived"));
    }

    static Stage of(VersionSummary version) {
        if (version.aliases().contains(PRODUCTION.alias)) {
            return PRODUCTION;
        }
        if (version.aliases().contains(STAGING.alias)) {
            return STAGING;
        }
        return ARCHIVED.label.equals(version.tags().get(ARCHIVED_TAG)) ? ARCHIVED : NONE;
    }

    String label() {
        return label;
    }

    /** Null for a stage that is not an alias. */
    String alias() {
        return alias;
    }
}
