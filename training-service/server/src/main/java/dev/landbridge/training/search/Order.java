package dev.landbridge.training.search;

/** One wish for the order of what is found. */
public record Order(Field field, boolean ascending) {}
