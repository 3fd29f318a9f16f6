package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.Generation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds generations that are broken in a way no statistic is needed for. */
final class GarbageDetector {

    private static final Pattern CUT = Pattern.compile("\\s*\uFFFD{0,3}$");

    private final ParityPolicy.Garbage limits;

    GarbageDetector(ParityPolicy.Garbage limits) {
        this.limits = limits;
    }

    Optional<String> defect(Generation reference, Generation target) {
        return defect(reference.text(), reference.finishReason(), target.text(), target.finishReason());
    }

    /** What is wrong with the target's text and not with the reference's. */
    Optional<String> defect(String reference, String referenceFinish, String target, String targetFinish) {
        if (target.isBlank() && !reference.isBlank()) {
            return Optional.of("empty");
        }
        if (targetFinish.equals("length") && !referenceFinish.equals("length")) {
            return Optional.of("runs on where the reference stops");
        }
        Optional<String> defect = defect(whole(target, targetFinish));
        return defect(whole(reference, referenceFinish)).isPresent() ? Optional.empty() : defect;
    }

    /** A text that was cut by its budget may end within a character of several tokens, or within an indent. */
    private static String whole(String text, String finish) {
        return finish.equals("length") ? CUT.matcher(text).replaceFirst("") : text;
    }

    private Optional<String> defect(String text) {
        if (controlShare(text) > limits.maxControlShare()) {
            return Optional.of("control or replacement characters");
        }
        if (repeats(text)) {
            return Optional.of("repetition");
        }
        if (text.length() >= limits.minCharacters() && distinct4grams(text) < limits.minDistinct4grams()) {
            return Optional.of("few distinct 4-grams");
        }
        return Optional.empty();
    }

    private static double controlShare(String text) {
        long bad = text.chars()
                .filter(c -> c == 0xFFFD || (Character.isISOControl(c) && !Character.isWhitespace(c)))
                .count();
        return text.isEmpty() ? 0 : (double) bad / text.length();
    }

    /** A period of at most maxPeriod characters that fills the end of the text minRepeats times. */
    private boolean repeats(String text) {
        for (int period = 1; period <= limits.maxPeriod(); period++) {
            int needed = period * limits.minRepeats();
            if (needed > text.length()) {
                return false;
            }
            String tail = text.substring(text.length() - needed);
            if (tail.substring(period).equals(tail.substring(0, needed - period))) {
                return true;
            }
        }
        return false;
    }

    private static double distinct4grams(String text) {
        Set<String> grams = new HashSet<>();
        int total = text.length() - 3;
        for (int i = 0; i < total; i++) {
            grams.add(text.substring(i, i + 4));
        }
        return (double) grams.size() / total;
    }
}
