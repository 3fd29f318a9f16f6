package dev.landbridge.eval;

import dev.landbridge.testkit.architecture.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void keepsTheRulesOfTheHouse() {
        ServiceArchitecture.of("dev.landbridge.eval").check();
    }
}
