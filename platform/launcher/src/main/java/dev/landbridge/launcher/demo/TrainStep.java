package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.Run;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Trains the model, and beside it the same model without the scratchpad, which shows what reasoning is worth. */
final class TrainStep implements DemoStep {
    private static final String PLAIN_PRESET = "no-scratchpad";
    private static final double WANTED = 0.95;
    private static final double UNTRAINED_LIMIT = 0.2;
    private static final double PLAIN_LIMIT = 0.5;

    @Override
    public String name() {
        return "train";
    }

    @Override
    public Service service() {
        return Service.TRAINING;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        People.create(demo.ada(), "/api/v1/experiments", Map.of("name", "demo", "description", "./landbridge demo"));
        Run main = start(demo, "flash", Demo.MODEL);
        Run plain = start(demo, PLAIN_PRESET, "");
        while (!trained(main) || !plain.isFinal()) {
            progress.update((main.progress() + plain.progress()) / 2, text(main, plain));
            Polling.pause();
            main = demo.ada().get("/api/v1/runs/" + main.id(), Run.class);
            plain = demo.ada().get("/api/v1/runs/" + plain.id(), Run.class);
        }
        demo.run(main);
        requireGood(main, plain);
        Run.Summary summary = main.summary();
        demo.report()
                .training(new DemoReport.Training(
                        main.totalSteps(),
                        summary.tokensPerSecond(),
                        summary.heldoutExactMatchBefore(),
                        summary.heldoutExactMatch(),
                        plain.summary().heldoutExactMatch()));
        return String.format(
                Locale.ROOT,
                "held-out exact match %.1f %% → %.1f %% in %d steps at %,.0f tokens/s; without scratchpad %.1f %%",
                100 * summary.heldoutExactMatchBefore(),
                100 * summary.heldoutExactMatch(),
                main.totalSteps(),
                summary.tokensPerSecond(),
                100 * plain.summary().heldoutExactMatch());
    }

    private static Run start(Demo demo, String preset, String registerAs) {
        Map<String, Object> request = new HashMap<>();
        request.put("experiment", "demo");
        request.put("name", Demo.RECIPE + " " + preset);
        request.put("recipe", Demo.RECIPE);
        request.put("preset", preset);
        request.put(
                "dataset",
                Map.of("name", demo.dataset().name(), "version", demo.dataset().version()));
        request.put("target_chip", Demo.CHIP);
        request.put("parameters", Map.of());
        request.put("register_as", registerAs);
        return demo.ada().post("/api/v1/runs", request, Run.class);
    }

    private static boolean trained(Run run) {
        return run.isFinal() || run.state().equals("REGISTERING");
    }

    private static void requireGood(Run main, Run plain) {
        StepFailure.unless(
                main.succeeded() || main.state().equals("REGISTERING"),
                "the run is " + main.state() + ": " + main.message());
        StepFailure.unless(
                plain.succeeded(), "the run without scratchpad is " + plain.state() + ": " + plain.message());
        require(main.summary().heldoutExactMatchBefore(), 0, UNTRAINED_LIMIT, "before training");
        require(main.summary().heldoutExactMatch(), WANTED, 1, "after training");
        require(plain.summary().heldoutExactMatch(), 0, PLAIN_LIMIT, "without scratchpad");
    }

    private static void require(Double value, double min, double max, String when) {
        StepFailure.unless(
                value != null && value >= min && value <= max,
                "exact match %s is %s, expected %s to %s".formatted(when, value, min, max));
    }

    private static String text(Run main, Run plain) {
        Run.Summary summary = main.summary();
        String figures = summary == null || summary.loss() == null
                ? main.state().toLowerCase(Locale.ROOT)
                : String.format(
                        Locale.ROOT,
                        "loss %.3f · %,.0f tokens/s",
                        summary.loss(),
                        summary.tokensPerSecond() == null ? 0 : summary.tokensPerSecond());
        return "step %d/%d · %s · without scratchpad %d/%d"
                .formatted(main.step(), main.totalSteps(), figures, plain.step(), plain.totalSteps());
    }
}
