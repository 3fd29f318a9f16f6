package dev.landbridge.launcher.frontdoor;

/** An evaluation; the figures are shares from 0 to 1, null until it has finished. */
public record Evaluation(
        String id, String state, String message, int n, int correct, Double exactMatch, Double standardError) {}
