package dev.landbridge.training.ledger;

import java.util.List;

/** Totals over the whole period and its entries, newest first, at most 1,000. */
public record LedgerReport(List<LedgerTotal> totals, List<LedgerEntry> items) {}
