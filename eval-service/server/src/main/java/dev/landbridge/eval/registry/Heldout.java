package dev.landbridge.eval.registry;

import java.util.List;

/** The held-out split a model version must be judged on. */
public record Heldout(String dataset, int version, String digest, List<HeldoutRow> rows) {}
