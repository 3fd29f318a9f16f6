package dev.landbridge.formats.huggingface;

/**
 * The byte-to-character table of GPT-2's byte-level BPE: printable bytes stand for themselves, the
 * others for characters from U+0100 on. Source: openai/gpt-2 encoder.py, bytes_to_unicode.
 */
final class ByteAlphabet {
    static final int BYTES = 256;

    private static final char[] CHARACTERS = characters();

    private ByteAlphabet() {}

    /** @param value 0..255 */
    static String symbol(int value) {
        return String.valueOf(CHARACTERS[value]);
    }

    private static char[] characters() {
        char[] table = new char[BYTES];
        char next = 0x100;
        for (int value = 0; value < BYTES; value++) {
            boolean printable = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
            table[value] = printable ? (char) value : next++;
        }
        return table;
    }
}
