package dev.landbridge.inference.worker.text;

/** How much of a text's end is the beginning of a marker that is not complete yet. */
final class Overlap {
    private Overlap() {}

    static int ofEndWithStart(CharSequence text, String marker) {
        for (int length = Math.min(text.length(), marker.length() - 1); length > 0; length--) {
            if (marker.startsWith(
                    text.subSequence(text.length() - length, text.length()).toString())) {
                return length;
            }
        }
        return 0;
    }
}
