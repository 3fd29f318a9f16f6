package dev.landbridge.eval.lmeval;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the harness is, from its newest progress bar.
 *
 * @param label what is being done
 * @param secondsLeft as the bar says; null when it does not
 */
public record HarnessProgress(String label, long done, long total, Integer secondsLeft) {
    private static final Pattern BAR =
            Pattern.compile("([^\\r\\n|]*?):? +\\d+%\\|[^|\\r\\n]*\\| (\\d+)/(\\d+) \\[[^<\\]]*<([^,\\]]*)");

    /** @param output the end of what it said so far */
    static Optional<HarnessProgress> last(String output) {
        Matcher bars = BAR.matcher(output);
        MatchResult newest = null;
        while (bars.find()) {
            newest = bars.toMatchResult();
        }
        return Optional.ofNullable(newest)
                .map(bar -> new HarnessProgress(
                        bar.group(1).strip(),
                        Long.parseLong(bar.group(2)),
                        Long.parseLong(bar.group(3)),
                        seconds(bar.group(4).strip())));
    }

    public double share() {
        return total == 0 ? 0 : (double) done / total;
    }

    private static Integer seconds(String clock) {
        if (!clock.matches("\\d+(:\\d\\d){1,2}")) {
            return null;
        }
        int seconds = 0;
        for (String part : clock.split(":")) {
            seconds = 60 * seconds + Integer.parseInt(part);
        }
        return seconds;
    }
}
