package dev.landbridge.silicon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model converted by ATC. Its chip is the attribute {@code soc_version} of the model definition behind the header of
 * 256 bytes (CANN graph engine, SetOmSystemInfo); older files only keep the command line of the conversion.
 */
record OmFile(ModelFiles files, String name) {

    private static final byte[] MAGIC = {'I', 'M', 'O', 'D'};
    private static final int READ_BYTES = 64 << 20;
    // A map entry of protobuf: key, then tag and length of the value, then tag and length of its string.
    private static final Pattern ATTRIBUTE = Pattern.compile("soc_version\\x12[\\x03-\\x7f]\\x12([\\x01-\\x7f])");
    private static final Pattern COMMAND_LINE = Pattern.compile("--soc_version[= ]([A-Za-z0-9_-]{4,40})");

    /** Empty when the file does not tell it, for example because its content is encrypted. */
    Optional<String> soc() throws IOException {
        String text;
        try (InputStream in = files.open(name)) {
            byte[] start = in.readNBytes(READ_BYTES);
            if (start.length < MAGIC.length || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw new IOException(files.label(name) + " is no .om file: its magic is not IMOD");
            }
            text = new String(start, StandardCharsets.ISO_8859_1);
        }
        Matcher attribute = ATTRIBUTE.matcher(text);
        if (attribute.find()) {
            int end = attribute.end() + attribute.group(1).charAt(0);
            if (end <= text.length()) {
                return Optional.of(text.substring(attribute.end(), end));
            }
        }
        Matcher commandLine = COMMAND_LINE.matcher(text);
        return commandLine.find() ? Optional.of(commandLine.group(1)) : Optional.empty();
    }
}
