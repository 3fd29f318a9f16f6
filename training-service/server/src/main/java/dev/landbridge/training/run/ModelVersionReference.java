package dev.landbridge.training.run;

/** The registry's version that a run became. */
public record ModelVersionReference(String model, int version, String id) {}
