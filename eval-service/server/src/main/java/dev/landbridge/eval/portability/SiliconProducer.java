package dev.landbridge.eval.portability;

import dev.landbridge.silicon.SiliconCatalogue;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The catalogue is loaded and checked once, at start. */
class SiliconProducer {
    @Produces
    @Singleton
    SiliconCatalogue catalogue() {
        return SiliconCatalogue.load();
    }
}
