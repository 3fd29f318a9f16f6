package dev.landbridge.training.measurement;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a run's stream of measurements; its text form is the id of a server-sent event. */
public record MeasurementCursor(long metric, long line) {
    private static final Pattern FORM = Pattern.compile("m(\\d{1,18})-l(\\d{1,18})");

    public static Optional<MeasurementCursor> parse(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new MeasurementCursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    public MeasurementCursor afterMetric(long sequence) {
        return new MeasurementCursor(sequence, line);
    }

    public MeasurementCursor afterLine(long n) {
        return new MeasurementCursor(metric, n);
    }

    @Override
    public String toString() {
        return "m" + metric + "-l" + line;
    }
}
