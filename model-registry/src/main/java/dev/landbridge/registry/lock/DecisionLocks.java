package dev.landbridge.registry.lock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Puts decisions and whatever they rest on into one order. Evidence, approvals, waivers and policies of a model change,
 * and its aliases move, only one transaction after the other; a policy of the whole team changes alone in the team.
 * What is read after the lock was taken is what holds until the transaction ends.
 */
@ApplicationScoped
public class DecisionLocks {
    private final DecisionLockStore store;

    DecisionLocks(DecisionLockStore store) {
        this.store = store;
    }

    /** Held until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void model(String team, String model) {
        store.share("gate/" + team);
        store.alone("gate/" + team + "/" + model);
    }

    /** Held until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void team(String team) {
        store.alone("gate/" + team);
    }
}
