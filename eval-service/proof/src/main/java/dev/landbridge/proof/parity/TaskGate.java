package dev.landbridge.proof.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** G4: paired non-inferiority of the task result, over the suite and for each of its tasks. */
final class TaskGate {

    static final String ID = "G4";
    private static final String TITLE = "Task result";

    private TaskGate() {}

    static List<Gate> judge(TaskComparison tasks, TaskRules rules) {
        if (tasks.unpaired() > 0) {
            return List.of(unjudged(
                    GateVerdict.INVALID,
                    rules,
                    tasks.n(),
                    tasks.unpaired() + " items have no partner with equal hashes."));
        }
        if (tasks.n() == 0) {
            return List.of(unjudged(GateVerdict.INCONCLUSIVE, rules, 0, "The golden trace holds no task items."));
        }
        Map<String, TaskComparison> byTask = rules.complete() ? tasks.byTask() : Map.of();
        if (byTask.size() < 2) {
            return List.of(one(ID, TITLE, tasks, rules, false));
        }
        List<Gate> gates = new ArrayList<>();
        gates.add(one(ID, TITLE + " of the suite", tasks, rules, true));
        byTask.forEach((name, task) -> gates.add(one(ID + ":" + name, TITLE + " of " + name, task, rules, false)));
        return gates;
    }

    private static Gate one(String id, String title, TaskComparison tasks, TaskRules rules, boolean suite) {
        double margin = rules.margin(tasks, suite);
        if (margin <= 0) {
            return new Gate(
                    id,
                    title,
                    GateVerdict.INCONCLUSIVE,
                    PairedTasks.FORMULA,
                    null,
                    margin,
                    tasks.n(),
                    "The reference has nothing right, so no share of it can be kept.",
                    Map.of());
        }
        return rules.complete() && tasks.graded()
                ? new GradedTasks(tasks, rules, margin).gate(id, title)
                : new PairedTasks(tasks, rules, margin).gate(id, title);
    }

    static Gate unjudged(GateVerdict verdict, TaskRules rules, long n, String detail) {
        return new Gate(
                ID,
                TITLE,
                verdict,
                PairedTasks.FORMULA,
                null,
                rules.policy().tasks().margin(),
                n,
                detail,
                new LinkedHashMap<>());
    }
}
