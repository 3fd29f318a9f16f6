package dev.landbridge.launcher.bench;

import java.io.IOException;
import java.util.List;

/** Measures one aspect of a running installation on which the demo has been run. */
interface Benchmark {
    String title();

    List<Measurement> measure(BenchTarget target) throws IOException, InterruptedException;
}
