package dev.landbridge.inference;

import dev.landbridge.testkit.snapshot.CommittedSnapshot;
import org.junit.jupiter.api.Test;

class CommittedSnapshotIT {
    @Test
    void theCommittedInterfaceIsWhatTheServiceGenerates() {
        CommittedSnapshot.checkService("inference-service");
    }
}
