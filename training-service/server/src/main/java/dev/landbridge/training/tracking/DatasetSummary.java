package dev.landbridge.training.tracking;

/** A dataset that runs of an experiment used, in one context. */
public record DatasetSummary(String experiment, String name, String digest, String context) {}
