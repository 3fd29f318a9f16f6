package dev.landbridge.training.recipe;

/** A data set version of the registry. */
public record DatasetVersion(String name, int version, String digest, String id) {}
