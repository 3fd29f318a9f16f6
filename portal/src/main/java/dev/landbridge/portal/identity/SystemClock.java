package dev.landbridge.portal.identity;

import jakarta.enterprise.inject.Produces;
import java.time.Clock;

class SystemClock {
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
