package dev.landbridge.silicon;

import java.util.List;

/** The answer: the worst verdict of all findings, and the findings in the order of the rule file. */
public record PortabilityReport(
        PortabilityVerdict verdict, List<Finding> findings, String chip, String family, String rulesVersion) {}
