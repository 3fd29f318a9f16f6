package dev.landbridge.silicon;

/** What one rule says. */
public record Finding(String rule, PortabilityVerdict verdict, String reason, String remedy, String source) {}
