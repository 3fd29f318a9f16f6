package dev.landbridge.eval.trace;

import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/** Spreads the progress of a job over its parts by their number of requests. */
public final class Steps {
    private final int total;
    private final DoubleConsumer report;
    private int before;

    public Steps(int total, DoubleConsumer report) {
        this.total = Math.max(1, total);
        this.report = report;
    }

    /** The next part; the ones before count as done. */
    public IntConsumer part(int size) {
        int start = before;
        before += size;
        return done -> report.accept((double) (start + done) / total);
    }
}
