package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.Binomials;
import dev.landbridge.proof.statistics.Tango;
import java.util.LinkedHashMap;
import java.util.Map;

/** Items that are right or wrong: Tango's test of the loss and the cap on discordance. */
final class PairedTasks {

    static final String FORMULA = "tasks.tango-score";

    private final TaskComparison tasks;
    private final TaskRules rules;
    private final double margin;
    private final double level;
    private final Tango tango;
    private final double cap;
    private final double flipShare;
    private final double flipUpper;
    private final double clusterUpper;

    PairedTasks(TaskComparison tasks, TaskRules rules, double margin) {
        this.tasks = tasks;
        this.rules = rules;
        this.margin = margin;
        this.level = rules.policy().tasks().level();
        this.tango = new Tango(tasks.b(), tasks.c(), tasks.n());
        this.cap = rules.discordanceCap(tasks);
        this.flipShare = (double) (tasks.b() + tasks.c()) / tasks.n();
        double exact = Binomials.upper(tasks.b() + tasks.c(), tasks.n(), rules.confidence());
        boolean clustered = rules.complete() && tasks.clustered() && flipShare > 0;
        this.clusterUpper = clustered ? lossUpper() : Double.NEGATIVE_INFINITY;
        this.flipUpper = clustered ? Math.max(exact, discordanceUpper()) : exact;
    }

    /** Items of one passage are not independent: Student's t over passages beside Tango's score. */
    private double lossUpper() {
        return tasks.clusters(pair -> difference(pair)).mean().upper(rules.confidence());
    }

    private double discordanceUpper() {
        return tasks.clusters(pair -> Math.abs(difference(pair))).mean().upper(rules.confidence());
    }

    private static double difference(TaskPair pair) {
        return (pair.referenceOutcome().correct() ? 1 : 0)
                - (pair.targetOutcome().correct() ? 1 : 0);
    }

    Gate gate(String id, String title) {
        return new Gate(
                id,
                title,
                verdict(),
                FORMULA,
                Math.max(tango.upper(level), clusterUpper),
                margin,
                tasks.n(),
                "Of %d pairs %d lost and %d won the right answer: loss %s, 90 %% interval %s to %s, margin %s."
                        .formatted(
                                tasks.n(),
                                tasks.b(),
                                tasks.c(),
                                Words.percent(tango.loss()),
                                Words.percent(tango.lower(level)),
                                Words.percent(tango.upper(level)),
                                Words.percent(margin)),
                inputs());
    }

    private GateVerdict verdict() {
        if (tango.loss() > margin || flipShare > cap) {
            return GateVerdict.FAIL;
        }
        boolean proven = tango.z(margin) <= rules.critical() && clusterUpper <= margin && flipUpper <= cap;
        return proven && tasks.n() >= rules.size().minTaskPairs() ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
    }

    private Map<String, Double> inputs() {
        Map<String, Double> inputs = new LinkedHashMap<>();
        inputs.put("b", (double) tasks.b());
        inputs.put("c", (double) tasks.c());
        inputs.put("delta", margin);
        inputs.put("z", tango.z(margin));
        inputs.put("z_critical", rules.critical());
        inputs.put("mcnemar_p", Binomials.mcNemar(tasks.b(), tasks.c()));
        inputs.put("discordance_upper", flipUpper);
        inputs.put("discordance_cap", cap);
        inputs.put("min_pairs", (double) rules.size().minTaskPairs());
        if (rules.complete()) {
            inputs.put("reference_accuracy", tasks.referenceAccuracy());
            inputs.put("reference_repeated", (double) tasks.referenceRepeated());
            inputs.put("reference_discordance", tasks.referenceDiscordance());
            if (tasks.clustered()) {
                inputs.put("cluster_upper", clusterUpper);
            }
        }
        return inputs;
    }
}
