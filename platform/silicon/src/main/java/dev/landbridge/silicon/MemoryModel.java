package dev.landbridge.silicon;

import java.util.List;
import java.util.Map;

/**
 * Parameters of the memory sum.
 *
 * @param utilisation share of device memory an engine takes
 * @param tightBelowSequences fewer full-length sequences than this is a warning
 * @param halvedKvFamilies families whose engine uses only half of the remaining memory for the KV cache
 */
record MemoryModel(
        double utilisation,
        double runtimeOverheadGib,
        double activationShareOfWeights,
        double tightBelowSequences,
        List<String> halvedKvFamilies,
        Map<String, Double> runtimeOverheadGibByFamily,
        String source) {

    double overheadGib(String family) {
        return runtimeOverheadGibByFamily.getOrDefault(family, runtimeOverheadGib);
    }
}
