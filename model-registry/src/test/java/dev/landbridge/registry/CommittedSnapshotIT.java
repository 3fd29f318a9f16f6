package dev.landbridge.registry;

import dev.landbridge.testkit.snapshot.CommittedSnapshot;
import org.junit.jupiter.api.Test;

class CommittedSnapshotIT {
    @Test
    void theCommittedInterfaceIsWhatTheServiceGenerates() {
        CommittedSnapshot.checkService("model-registry");
    }
}
