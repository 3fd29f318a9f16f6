package dev.landbridge.training.health;

import dev.landbridge.training.measurement.MetricSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges the samples of one attempt as they come; each kind of finding is reported once. */
public final class HealthWatch {
    private static final int LOSS_WINDOW = 100;
    private static final int SPEED_WINDOW = 500;

    private final Bound loss;
    private final Bound speed;
    private final HealthConfig config;

    public HealthWatch(HealthConfig config) {
        this.config = config;
        this.loss = new Bound(LOSS_WINDOW);
        this.speed = new Bound(SPEED_WINDOW);
    }

    public List<Finding> judge(MetricSample sample) {
        List<Finding> findings = new ArrayList<>();
        Optional.ofNullable(sample.values().get("loss"))
                .flatMap(value -> loss.exceeded(value, value > config.divergenceFactor() * loss.typical()))
                .map(median -> finding(
                        FindingKind.DIVERGENCE,
                        sample,
                        "loss %.4g is more than %.1f times its running median %.4g; "
                                + "lower the learning rate or tighten gradient clipping",
                        "loss",
                        config.divergenceFactor(),
                        median))
                .ifPresent(findings::add);
        Optional.ofNullable(sample.values().get("tokens_per_second"))
                .flatMap(value -> speed.exceeded(value, value < config.slowShare() * speed.typical()))
                .map(median -> finding(
                        FindingKind.SLOW,
                        sample,
                        "%.0f tokens/s is below %.2f of this run's median %.0f; "
                                + "something else uses the machine, or the device is throttled",
                        "tokens_per_second",
                        config.slowShare(),
                        median))
                .ifPresent(findings::add);
        return findings;
    }

    private static Finding finding(
            FindingKind kind, MetricSample sample, String text, String key, double bound, double median) {
        String message = String.format(Locale.ROOT, text, sample.values().get(key), bound, median);
        return new Finding(kind, sample.step(), message, sample.time());
    }

    private final class Bound {
        private final RunningMedian history;
        private int outside;
        private boolean reported;

        Bound(int window) {
            history = new RunningMedian(window);
        }

        /** The median so far; not a number, hence never a bound, while too few values are known. */
        double typical() {
            return history.count() < config.warmUp() ? Double.NaN : history.median();
        }

        /** The median, when enough values in a row are out of bounds and this was not said before. */
        Optional<Double> exceeded(double value, boolean isOutside) {
            outside = isOutside ? outside + 1 : 0;
            if (outside >= config.sustained() && !reported) {
                reported = true;
                return Optional.of(history.median());
            }
            // values out of bounds stay out of the history, or a long bad phase would become the norm
            if (!isOutside) {
                history.add(value);
            }
            return Optional.empty();
        }
    }
}
