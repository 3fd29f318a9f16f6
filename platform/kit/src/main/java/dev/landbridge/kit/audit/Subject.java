package dev.landbridge.kit.audit;

/** The thing that was changed: a noun of the product and its id. */
public record Subject(String kind, String id) {}
