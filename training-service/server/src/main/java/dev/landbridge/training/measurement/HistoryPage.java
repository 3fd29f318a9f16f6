package dev.landbridge.training.measurement;

import java.util.List;

/** Points in the order of time, step and value; the token is null on the last page. */
public record HistoryPage(List<LoggedMetric> metrics, String nextPageToken) {}
