package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.sequential.EarlyStopRule;
import dev.landbridge.proof.sequential.EarlyStopRule.Decision;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** G4 of a run that was allowed to end early. It is proven by the betting process alone, never by the fixed test. */
final class SequentialGate {

    private static final String FORMULA = "tasks.betting-e-process";

    private final SequentialTasks tasks;
    private final TaskRules rules;
    private final List<TaskOutcome> answers;

    SequentialGate(SequentialTasks tasks, TaskRules rules, List<TaskOutcome> answers) {
        this.tasks = tasks;
        this.rules = rules;
        this.answers = answers;
    }

    Gate judge() {
        long strangers = strangers();
        if (strangers > 0) {
            return invalid("%d items are not the first ones in the order of the early stop.".formatted(strangers));
        }
        int right = tasks.stop(answers);
        if (answers.size() != right) {
            return invalid("The run ended after %d items; its rule ends it after %d.".formatted(answers.size(), right));
        }
        EarlyStopRule rule = tasks.follow(answers);
        double loss = loss();
        boolean failed = rule.decision() == Decision.FAIL;
        return new Gate(
                TaskGate.ID,
                "Task result, asked until decided",
                verdict(rule, loss),
                FORMULA,
                failed ? rule.discordant().logLikelihood() : loss,
                failed ? tasks.settings().logLikelihood() : tasks.settings().margin(),
                answers.size(),
                detail(rule, loss),
                inputs(rule, loss));
    }

    private Gate invalid(String detail) {
        return TaskGate.unjudged(GateVerdict.INVALID, rules, answers.size(), detail);
    }

    private long strangers() {
        Set<String> first = new HashSet<>();
        int[] order = tasks.order();
        for (int i = 0; i < Math.min(answers.size(), order.length); i++) {
            first.add(tasks.golden().get(order[i]).key());
        }
        return answers.stream().filter(answer -> !first.remove(answer.key())).count();
    }

    private GateVerdict verdict(EarlyStopRule rule, double loss) {
        if (rule.decision() == Decision.FAIL || loss > tasks.settings().margin()) {
            return GateVerdict.FAIL;
        }
        boolean enough = answers.size() >= rules.size().minTaskPairs();
        return rule.decision() == Decision.PASS && enough ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
    }

    private double loss() {
        TaskComparison asked =
                new TaskComparison(TaskComparison.of(tasks.golden(), answers).pairs(), 0);
        return asked.pairs().stream()
                .mapToDouble(pair -> pair.reference() - pair.target())
                .average()
                .orElse(0);
    }

    private String detail(EarlyStopRule rule, double loss) {
        String end = rule.decision() == Decision.NONE
                ? "Not decided after %d items".formatted(answers.size())
                : "Decided at item %d, ended after %d".formatted(rule.decidedAt(), answers.size());
        return "%s of %d: loss %s, margin %s, wealth %s of %s."
                .formatted(
                        end,
                        tasks.golden().size(),
                        Words.percent(loss),
                        Words.percent(tasks.settings().margin()),
                        Words.number(rule.loss().highestWealth()),
                        Words.number(tasks.settings().wealth()));
    }

    private Map<String, Double> inputs(EarlyStopRule rule, double loss) {
        EarlyStopRule.Settings settings = tasks.settings();
        Map<String, Double> inputs = new LinkedHashMap<>();
        inputs.put("delta", settings.margin());
        inputs.put("loss", loss);
        inputs.put("items_asked", (double) answers.size());
        inputs.put("items_planned", (double) tasks.golden().size());
        inputs.put("stopping_time", (double) rule.decidedAt());
        inputs.put("least_items", (double) tasks.leastItems());
        inputs.put("wealth", rule.loss().highestWealth());
        inputs.put("wealth_boundary", settings.wealth());
        inputs.put("agreement_wealth", rule.agreementWealth());
        inputs.put("discordance_cap", settings.cap());
        inputs.put("expected_discordance", settings.discordance());
        inputs.put("sprt_log_likelihood", rule.discordant().logLikelihood());
        inputs.put("sprt_boundary", settings.logLikelihood());
        inputs.put("sprt_p1", rule.discordant().lostShare());
        inputs.put("max_bet", settings.maxBet());
        inputs.put("prior_items", (double) settings.priorItems());
        inputs.put("seed", (double) tasks.policy().seed());
        inputs.put("chunk", (double) tasks.policy().chunk());
        return inputs;
    }
}
