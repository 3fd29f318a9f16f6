package dev.landbridge.training.measurement;

/** A metric's name, in how many of the runs it is, and how many points it has there. */
public record MetricKey(String key, int runs, long points) {}
