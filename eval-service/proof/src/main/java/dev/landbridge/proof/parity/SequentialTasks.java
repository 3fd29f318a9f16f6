package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.sequential.EarlyStopRule;
import dev.landbridge.proof.sequential.EarlyStopRule.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A task run that may end early: the items are asked in a fixed shuffled order, chunk by chunk, until the rule has
 * decided. The same follows from the tables alone, so a verifier sees whether the run stopped where it had to.
 */
public final class SequentialTasks {

    /** Key and value in the manifest of a target that was captured under the rule. */
    public static final String MARK = "early_stop";

    public static final String RULE = "betting-and-sprt";

    private final List<TaskOutcome> golden;
    private final ParityPolicy.EarlyStop policy;
    private final EarlyStopRule.Settings settings;
    private final boolean graded;
    private final int leastItems;

    private SequentialTasks(Trace reference, TaskRules rules) {
        golden = reference.tasks();
        policy = rules.policy().earlyStop();
        TaskComparison own = TaskComparison.of(golden, golden);
        graded = own.pairs().stream().anyMatch(TaskPair::referenceGraded);
        settings = new EarlyStopRule.Settings(
                rules.margin(own, own.byTask().size() > 1),
                graded ? 1 : rules.discordanceCap(own),
                own.referenceRepeated() == 0 ? policy.priorDiscordance() : own.referenceDiscordance(),
                policy.wealth(),
                policy.logLikelihood(),
                policy.maxBet(),
                policy.priorItems());
        // G1 counts generations, and the policy asks for a least number of pairs.
        int generations =
                rules.size().minGenerations() - reference.generateCases().size();
        leastItems = Math.min(golden.size(), Math.max(rules.size().minTaskPairs(), generations));
    }

    /** Empty when the policy has no such rule, or nothing can be lost. @param chip of the target */
    public static Optional<SequentialTasks> of(ParityPolicy policy, String profile, String chip, Trace reference) {
        ParityPolicy.Size size = policy.size(policy.sizeFor(chip));
        TaskRules rules = TaskRules.of(policy, profile, size);
        TaskComparison own = TaskComparison.of(reference.tasks(), reference.tasks());
        boolean possible = policy.document().earlyStop() != null && rules.complete() && own.referenceAccuracy() > 0;
        return possible ? Optional.of(new SequentialTasks(reference, rules)) : Optional.empty();
    }

    static boolean marked(Trace target) {
        return RULE.equals(target.manifest().serving().get(0).get(MARK));
    }

    /** Indexes into the reference's tasks, in the order in which they are asked. */
    public int[] order() {
        int[] order = new int[golden.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        SplittableRandom random = new SplittableRandom(policy.seed());
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** Number of items after which the run looks at its result next. */
    public int nextLook(int asked) {
        return Math.min(golden.size(), asked + policy.chunk());
    }

    /** Whether these answers, which must be the first of the order, end the run. */
    public boolean ends(List<TaskOutcome> answers) {
        return answers.size() == golden.size() || stop(answers) == answers.size();
    }

    /** Number of items after which the rule ends the run, as far as these answers go; all of them when it does not. */
    int stop(List<TaskOutcome> answers) {
        Map<String, TaskOutcome> byKey = byKey(answers);
        EarlyStopRule rule = new EarlyStopRule(settings);
        int[] order = order();
        int look = nextLook(0);
        for (int i = 0; i < answers.size(); i++) {
            add(rule, golden.get(order[i]), byKey);
            if (i + 1 == look) {
                boolean passes = rule.decision() == Decision.PASS && look >= leastItems;
                if (passes || rule.decision() == Decision.FAIL) {
                    return look;
                }
                look = nextLook(look);
            }
        }
        return golden.size();
    }

    EarlyStopRule follow(List<TaskOutcome> answers) {
        Map<String, TaskOutcome> byKey = byKey(answers);
        EarlyStopRule rule = new EarlyStopRule(settings);
        int[] order = order();
        for (int i = 0; i < answers.size(); i++) {
            add(rule, golden.get(order[i]), byKey);
        }
        return rule;
    }

    private void add(EarlyStopRule rule, TaskOutcome reference, Map<String, TaskOutcome> answers) {
        TaskOutcome answer = answers.get(reference.key());
        if (answer == null) {
            return;
        }
        TaskPair pair = TaskPair.of(reference, answer);
        if (graded) {
            rule.add(pair.reference(), pair.target());
        } else {
            rule.add(reference.correct() ? 1 : 0, answer.correct() ? 1 : 0);
        }
    }

    private static Map<String, TaskOutcome> byKey(List<TaskOutcome> answers) {
        Map<String, TaskOutcome> byKey = new HashMap<>();
        answers.forEach(answer -> byKey.put(answer.key(), answer));
        return byKey;
    }

    List<TaskOutcome> golden() {
        return golden;
    }

    ParityPolicy.EarlyStop policy() {
        return policy;
    }

    EarlyStopRule.Settings settings() {
        return settings;
    }

    int leastItems() {
        return leastItems;
    }
}
