package dev.landbridge.registry.blob;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Why content is not safe to load or unpack.
 *
 * @param onlyUnderPickleName it counts only under a name that frameworks hand to the unpickler
 */
record Finding(String text, boolean onlyUnderPickleName) {
    private static final Pattern PICKLE_NAME = Pattern.compile(".*\\.(bin|pt|pth|ckpt|pkl|pickle|joblib|npy|npz)");
    private static final String PICKLE = "pickle";

    static Finding of(String text, boolean onlyUnderPickleName) {
        return new Finding(text, onlyUnderPickleName);
    }

    boolean isPickle() {
        return text.contains(PICKLE);
    }

    boolean appliesTo(String fileName) {
        return !onlyUnderPickleName
                || PICKLE_NAME.matcher(fileName.toLowerCase(Locale.ROOT)).matches();
    }
}
