package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.Binomials;
import dev.landbridge.proof.statistics.Tango;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** G4: paired non-inferiority of the task result. */
final class TaskGate {

    private static final String TITLE = "Task result";
    private static final String FORMULA = "tasks.tango-score";

    private TaskGate() {}

    static Gate judge(TaskComparison tasks, ParityPolicy.Document policy, ParityPolicy.Size size) {
        double margin = policy.tasks().margin();
        if (tasks.unpaired() > 0) {
            return gate(
                    GateVerdict.INVALID,
                    null,
                    margin,
                    tasks.n(),
                    tasks.unpaired() + " items have no partner with equal hashes.",
                    Map.of());
        }
        if (tasks.n() == 0) {
            return gate(GateVerdict.INCONCLUSIVE, null, margin, 0, "The golden trace holds no task items.", Map.of());
        }
        Tango tango = new Tango(tasks.b(), tasks.c(), tasks.n());
        double critical = -NormalDistribution.of(0, 1).inverseCumulativeProbability(policy.confidence());
        double flipShare = (double) (tasks.b() + tasks.c()) / tasks.n();
        double flipUpper = Binomials.upper(tasks.b() + tasks.c(), tasks.n(), policy.confidence());
        GateVerdict verdict =
                verdict(tango, margin, critical, flipShare, flipUpper, policy, tasks.n() >= size.minTaskPairs());
        return gate(
                verdict,
                tango.upper(policy.tasks().level()),
                margin,
                tasks.n(),
                "Of %d pairs %d lost and %d won the right answer: loss %s, 90 %% interval %s to %s, margin %s."
                        .formatted(
                                tasks.n(),
                                tasks.b(),
                                tasks.c(),
                                Words.percent(tango.loss()),
                                Words.percent(tango.lower(policy.tasks().level())),
                                Words.percent(tango.upper(policy.tasks().level())),
                                Words.percent(margin)),
                inputs(tasks, tango, margin, critical, flipUpper, policy, size));
    }

    private static GateVerdict verdict(
            Tango tango,
            double margin,
            double critical,
            double flipShare,
            double flipUpper,
            ParityPolicy.Document policy,
            boolean enough) {
        if (tango.loss() > margin || flipShare > policy.tasks().discordanceCap()) {
            return GateVerdict.FAIL;
        }
        boolean proven =
                tango.z(margin) <= critical && flipUpper <= policy.tasks().discordanceCap();
        return proven && enough ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
    }

    private static Map<String, Double> inputs(
            TaskComparison tasks,
            Tango tango,
            double margin,
            double critical,
            double flipUpper,
            ParityPolicy.Document policy,
            ParityPolicy.Size size) {
        Map<String, Double> inputs = new LinkedHashMap<>();
        inputs.put("b", (double) tasks.b());
        inputs.put("c", (double) tasks.c());
        inputs.put("delta", margin);
        inputs.put("z", tango.z(margin));
        inputs.put("z_critical", critical);
        inputs.put("mcnemar_p", Binomials.mcNemar(tasks.b(), tasks.c()));
        inputs.put("discordance_upper", flipUpper);
        inputs.put("discordance_cap", policy.tasks().discordanceCap());
        inputs.put("min_pairs", (double) size.minTaskPairs());
        return inputs;
    }

    private static Gate gate(
            GateVerdict verdict, Double value, double bound, long n, String detail, Map<String, Double> inputs) {
        return new Gate("G4", TITLE, verdict, FORMULA, value, bound, n, detail, inputs);
    }
}
