package dev.landbridge.registry.blob;

import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Who needs which blob. A blob that somebody holds is never collected. Holding and releasing happen in the transaction
 * of the change they belong to, so that neither a crash nor a collection that runs meanwhile comes between.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BlobReferences {
    private final BlobReferenceStore store;

    BlobReferences(BlobReferenceStore store) {
        this.store = store;
    }

    /** Keeps the blobs for as long as the owner lives; holding twice is harmless. */
    public void hold(String team, String ownerKind, String ownerId, Collection<String> sha256) {
        hold(team, ownerKind, Map.of(ownerId, sha256));
    }

    /** @param sha256 by the id of the owner who needs them */
    public void hold(String team, String ownerKind, Map<String, Collection<String>> sha256) {
        List<String> missing = store.hold(team, ownerKind, sha256);
        if (!missing.isEmpty()) {
            throw Problem.invalid("sha256", "this team has no blob " + missing.get(0) + "; upload it first");
        }
    }

    /** Lets go of everything the owner holds; the bytes go when nobody needs them and the grace period is over. */
    public void release(String team, String ownerKind, String ownerId) {
        store.release(team, ownerKind, ownerId);
    }
}
