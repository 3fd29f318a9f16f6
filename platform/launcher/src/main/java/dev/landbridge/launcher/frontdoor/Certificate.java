package dev.landbridge.launcher.frontdoor;

/** A signed certificate. */
public record Certificate(String id, String verdict, String chip, String numerics, String sha256, String keyId) {}
