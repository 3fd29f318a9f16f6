package dev.landbridge.registry.search;

/** One sort key. */
public record Order(String key, boolean descending) {}
