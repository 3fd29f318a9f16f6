package dev.landbridge.silicon;

import java.util.List;
import java.util.Map;

/**
 * One schedulable device.
 *
 * @param socNames names of the chip itself; empty where only the family's are known
 * @param memoryGib device memory, GiB
 * @param usableGib memory left for an engine where it was measured, GiB; else null
 * @param bandwidthGbS memory bandwidth, GB/s; null where nobody states it
 * @param tflops dense TFLOPS (TOPS for int8) by dtype
 * @param standIn true for a device that proves nothing about any NPU or GPU
 */
public record Chip(
        String key,
        String name,
        String family,
        List<String> socNames,
        double memoryGib,
        Double usableGib,
        Double bandwidthGbS,
        Map<String, Double> tflops,
        String link,
        boolean standIn,
        String source) {

    public Chip {
        socNames = socNames == null ? List.of() : socNames;
        tflops = tflops == null ? Map.of() : tflops;
    }

    double usableMemoryGib() {
        return usableGib == null ? memoryGib : usableGib;
    }
}
