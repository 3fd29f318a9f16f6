package dev.landbridge.registry.storage;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.registry.blob.BlobConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Collects again and again, in one process of the installation at a time. */
@ApplicationScoped
class CollectionWork implements WorkHandler {
    private static final Logger LOG = Logger.getLogger(CollectionWork.class);
    private static final String KIND = "storage-collection";
    static final String INSTALLATION = "installation";

    private final Collections collections;
    private final WorkQueue queue;
    private final BlobConfig config;

    CollectionWork(Collections collections, WorkQueue queue, BlobConfig config) {
        this.collections = collections;
        this.queue = queue;
        this.config = config;
    }

    void schedule(@Observes StartupEvent event) {
        queue.enqueue(KIND, INSTALLATION, INSTALLATION, config.collectionInterval());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public WorkOutcome handle(Claim claim) {
        queue.verify(claim);
        Collection collection = collections.run(config.gracePeriod());
        long unrecorded = collections.sweepUnrecorded();
        if (collection.blobs() + collection.uploads() + unrecorded > 0) {
            LOG.infof("collected %s and %d unrecorded contents", collection, unrecorded);
        }
        return WorkOutcome.again(config.collectionInterval());
    }
}
