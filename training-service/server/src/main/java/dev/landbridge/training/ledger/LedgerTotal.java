package dev.landbridge.training.ledger;

/** Device-seconds of the team on one silicon. */
public record LedgerTotal(String silicon, int attempts, double deviceSeconds) {}
