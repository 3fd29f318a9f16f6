package dev.landbridge.launcher.bench;

import dev.landbridge.launcher.process.ComponentStatus;
import dev.landbridge.launcher.process.ResidentMemory;
import dev.landbridge.launcher.process.RunState;
import java.util.ArrayList;
import java.util.List;

/** Time from the start of each process until it was ready, and its memory now. All start together. */
final class ServiceBenchmark implements Benchmark {
    @Override
    public String title() {
        return "services";
    }

    @Override
    public List<Measurement> measure(BenchTarget target) {
        List<Measurement> measurements = new ArrayList<>();
        RunState state = RunState.read(target.home().state()).orElseThrow();
        for (ComponentStatus component : state.components()) {
            double seconds = (component.readyAtMillis() - component.process().startedAtMillis()) / 1000.0;
            measurements.add(new Measurement(title(), component.name() + " start", seconds, "s"));
            ResidentMemory.mebibytes(component.process().pid())
                    .ifPresent(
                            rss -> measurements.add(new Measurement(title(), component.name() + " RSS", rss, "MiB")));
        }
        return measurements;
    }
}
