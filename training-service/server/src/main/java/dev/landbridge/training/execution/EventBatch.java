package dev.landbridge.training.execution;

import dev.landbridge.training.attempt.Checkpoint;
import dev.landbridge.training.health.Finding;
import dev.landbridge.training.measurement.LogLine;
import dev.landbridge.training.measurement.MetricSample;
import dev.landbridge.training.measurement.Progress;
import java.util.List;

/** What a worker said since the last write; written in one transaction. */
record EventBatch(
        List<MetricSample> samples,
        List<LogLine> lines,
        List<Checkpoint> checkpoints,
        List<Finding> findings,
        Progress progress) {
    EventBatch {
        samples = List.copyOf(samples);
        lines = List.copyOf(lines);
        checkpoints = List.copyOf(checkpoints);
        findings = List.copyOf(findings);
    }
}
