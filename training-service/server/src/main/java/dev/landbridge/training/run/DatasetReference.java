package dev.landbridge.training.run;

/** The data set version a run trains on. */
public record DatasetReference(String name, int version, String digest) {}
