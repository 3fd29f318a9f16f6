package dev.landbridge.registry.approval;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The decisions of people about releases; written once, never changed. */
@ApplicationScoped
public class Approvals {
    private final ApprovalStore store;

    Approvals(ApprovalStore store) {
        this.store = store;
    }

    /** Records a decision in the caller's transaction; nobody decides about what they asked for themselves. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Approval approval) {
        if (approval.decidedBy().equals(approval.requestedBy())
                && approval.decision().equals("approve")) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED,
                    "You asked for this release; a second person with the role releaser has to approve it.");
        }
        store.add(approval);
    }

    /** Newest first. */
    @Transactional
    public List<Approval> of(String team, String model, int version) {
        return store.of(team, model, version);
    }
}
