package dev.landbridge.registry;

import dev.landbridge.testkit.architecture.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheRulesOfTheHouse() {
        ServiceArchitecture.of("dev.landbridge.registry").check();
    }
}
