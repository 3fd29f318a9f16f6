package dev.landbridge.training;

import dev.landbridge.testkit.architecture.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class TrainingArchitectureTest {
    @Test
    void followsTheHouseRules() {
        ServiceArchitecture.of("dev.landbridge.training").check();
    }
}
