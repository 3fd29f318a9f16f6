package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityVerdict;

/**
 * What one check of a gate can prove.
 *
 * @param unit of sample and needed
 * @param sample at hand
 * @param needed for the power that was asked for when nothing is wrong; null when no sample is large enough
 * @param limit that has to be proven
 * @param provable smallest limit that the sample proves with that power; null when nothing is proven
 * @param power chance to pass with the sample when nothing is wrong
 * @param verdict expected when nothing is wrong
 * @param remedy empty when the verdict is PASS
 */
public record GatePlan(
        String id,
        String check,
        String title,
        String unit,
        long sample,
        Long needed,
        double limit,
        Double provable,
        String limitUnit,
        double power,
        ParityVerdict verdict,
        String reason,
        String remedy) {}
