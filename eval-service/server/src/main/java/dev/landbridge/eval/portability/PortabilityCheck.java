package dev.landbridge.eval.portability;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.landbridge.silicon.PortabilityReport;

/** A kept report. */
record PortabilityCheck(String id, @JsonUnwrapped PortabilityReport report) {}
