package dev.landbridge.registry.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The section of a model card that says what the model is for. */
final class IntendedUse {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*\\s*");
    private static final Pattern TITLE = Pattern.compile("(?i)(intended|direct) uses?\\b.*|uses?");
    private static final int MAX_CHARACTERS = 4000;

    private IntendedUse() {}

    /** The text below the first such heading, up to the next heading of its level or above. */
    static Optional<String> in(String markdown) {
        int level = 0;
        boolean fenced = false;
        List<String> section = new ArrayList<>();
        for (String line : markdown.lines().toList()) {
            fenced ^= line.startsWith("```");
            Matcher heading = HEADING.matcher(line);
            if (!fenced && heading.matches()) {
                int depth = heading.group(1).length();
                if (level > 0 && depth <= level) {
                    break;
                }
                if (level == 0 && TITLE.matcher(heading.group(2)).matches()) {
                    level = depth;
                    continue;
                }
            }
            if (level > 0) {
                section.add(line);
            }
        }
        String text = String.join("\n", section).strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.substring(0, Math.min(text.length(), MAX_CHARACTERS)));
    }
}
