package dev.landbridge.training.measurement;

/** Values of one step as they are streamed, and the cursor's metric part behind them. */
public record StreamedSample(long sequence, MetricSample sample) {}
