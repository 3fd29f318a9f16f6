package dev.landbridge.silicon;

import java.util.List;

/**
 * The answer: the worst verdict of all findings, and the findings in the order of the rule file.
 *
 * @param rulesVersion version of the shipped rules
 * @param catalogueDigest digest of all rows in force; null in a report kept before there was one
 * @param overrides how many of those rows are an operator's own
 */
public record PortabilityReport(
        PortabilityVerdict verdict,
        List<Finding> findings,
        String chip,
        String family,
        String rulesVersion,
        String catalogueDigest,
        int overrides) {}
