package dev.landbridge.registry.approval;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.lock.DecisionLocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The decisions of people about releases. */
@ApplicationScoped
public class Approvals {
    private final ApprovalStore store;
    private final DecisionLocks locks;

    Approvals(ApprovalStore store, DecisionLocks locks) {
        this.store = store;
        this.locks = locks;
    }

    /** Records a decision in the caller's transaction; nobody decides about what they asked for themselves. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Approval approval) {
        if (approval.decidedBy().equals(approval.requestedBy())
                && approval.decision().equals(Approval.APPROVE)) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED,
                    "You asked for this release; a second person with the role releaser has to approve it.");
        }
        locks.model(approval.team(), approval.model());
        store.add(approval);
    }

    /** Newest first. */
    @Transactional
    public List<Approval> of(String team, String model, int version) {
        return store.of(team, model, version);
    }

    /** Those about one release, newest first. */
    @Transactional
    public List<Approval> of(String team, String model, int version, String releaseId) {
        return of(team, model, version).stream()
                .filter(one -> one.releaseId().equals(releaseId))
                .toList();
    }
}
