package dev.landbridge.silicon;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An engine's version; a release candidate comes before its release. */
record EngineVersion(int major, int minor, int patch, int candidate) implements Comparable<EngineVersion> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:rc(\\d{1,6}))?");

    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    static EngineVersion of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + " is no engine version such as 0.23.0 or 0.23.0rc1");
        }
        return new EngineVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                matcher.group(4) == null ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(4)));
    }

    @Override
    public int compareTo(EngineVersion other) {
        return Comparator.comparingInt(EngineVersion::major)
                .thenComparingInt(EngineVersion::minor)
                .thenComparingInt(EngineVersion::patch)
                .thenComparingInt(EngineVersion::candidate)
                .compare(this, other);
    }
}
