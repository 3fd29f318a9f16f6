package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;

/** One step of the demo. */
interface DemoStep {
    /** As the report names it. */
    String name();

    /** The service whose log explains a failure. */
    Service service();

    /**
     * @return one line about the result
     * @throws StepFailure when the step did not do what it should
     */
    String run(Demo demo, ProgressLine progress) throws InterruptedException;
}
