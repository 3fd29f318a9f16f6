package dev.landbridge.launcher.bench;

/** One figure of a benchmark. */
public record Measurement(String benchmark, String name, double value, String unit) {}
