package dev.landbridge.eval;

import dev.landbridge.testkit.snapshot.CommittedSnapshot;
import org.junit.jupiter.api.Test;

class CommittedSnapshotIT {
    @Test
    void theCommittedInterfaceIsWhatTheServiceGenerates() {
        CommittedSnapshot.checkService("eval-service");
    }
}
