package dev.landbridge.kit.problem;

/** One rejected field: its path in the request and what to do about it. Never the rejected value, which may be a secret. */
public record FieldError(String field, String message) {}
