package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.TaskOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Paired task outcomes. b: reference right and target wrong; c: the reverse.
 *
 * @param unpaired items of either side without a partner of equal hashes
 */
record TaskComparison(int n, int b, int c, int referenceCorrect, int targetCorrect, int unpaired) {

    static TaskComparison of(List<TaskOutcome> reference, List<TaskOutcome> target) {
        Map<String, TaskOutcome> byKey = new HashMap<>();
        reference.forEach(outcome -> byKey.put(outcome.key(), outcome));
        int n = 0;
        int b = 0;
        int c = 0;
        int referenceCorrect = 0;
        int targetCorrect = 0;
        int unpaired = 0;
        for (TaskOutcome answer : target) {
            TaskOutcome partner = byKey.remove(answer.key());
            if (partner == null) {
                unpaired++;
                continue;
            }
            n++;
            b += partner.correct() && !answer.correct() ? 1 : 0;
            c += !partner.correct() && answer.correct() ? 1 : 0;
            referenceCorrect += partner.correct() ? 1 : 0;
            targetCorrect += answer.correct() ? 1 : 0;
        }
        return new TaskComparison(n, b, c, referenceCorrect, targetCorrect, unpaired + byKey.size());
    }
}
