package dev.landbridge.registry.blob;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises Python pickles by walking their opcodes; nothing is executed. The opcodes are those of CPython's {@code
 * pickletools}, protocols 0 to 5.
 */
final class Pickle {
    private static final String NO_ARGUMENT = ".012(NQRabdelostu]})";
    private static final String ONE_LINE = "FILSVPgp";
    private static final String TWO_LINES = "ci";
    private static final Pattern OBJECT_TYPE = Pattern.compile("'descr': *[^}]*'[|<>=]?O'");
    private static final int MAX_NUMPY_HEADER = 1024;
    private static final int MAX_LINE = 4096;
    private static final int PROTO = 0x80;
    private static final int OPCODES_THAT_PROVE_A_HEADER = 2;

    private final InputStream in;
    private String firstImport;
    private boolean executes;
    private int opcodes;

    private Pickle(InputStream in) {
        this.in = in;
    }

    /** Why these bytes are a pickle, or empty when they are not; the stream is read, not closed. */
    static Optional<Finding> finding(InputStream content) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content);
        in.mark(MAX_NUMPY_HEADER);
        if (isNumpyOfObjects(in)) {
            return Optional.of(Finding.of("it is a NumPy array of objects, which is a pickle", false));
        }
        in.reset();
        in.mark(1);
        boolean header = in.read() == PROTO;
        in.reset();
        Pickle walk = new Pickle(in);
        boolean stopped = walk.toStop();
        if (header && (stopped || walk.opcodes > OPCODES_THAT_PROVE_A_HEADER)) {
            return Optional.of(Finding.of(walk.reason("it starts as a pickle (protocol header)"), false));
        }
        return stopped
                ? Optional.of(Finding.of(walk.reason("it is a pickle without a header"), !walk.executes))
                : Optional.empty();
    }

    // The format's header is a Python dictionary in text, with 'descr': '|O' for objects
    private static boolean isNumpyOfObjects(InputStream in) throws IOException {
        byte[] head = in.readNBytes(MAX_NUMPY_HEADER);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.startsWith("\u0093NUMPY") && OBJECT_TYPE.matcher(text).find();
    }

    private String reason(String how) {
        if (firstImport != null) {
            return how + " and imports " + firstImport + " on load";
        }
        return executes ? how + " and calls code on load" : how;
    }

    private boolean toStop() throws IOException {
        try {
            for (int opcode = in.read(); opcode >= 0; opcode = in.read()) {
                if (opcode == '.') {
                    return opcodes > 0;
                }
                if (!step(opcode)) {
                    return false;
                }
                opcodes++;
            }
        } catch (EOFException e) {
            return false;
        }
        return false;
    }

    private boolean step(int opcode) throws IOException {
        executes |= "Rbio".indexOf(opcode) >= 0 || opcode == 0x81 || opcode == 0x92 || opcode == 0x93;
        if (NO_ARGUMENT.indexOf(opcode) >= 0 || opcode >= 0x85 && opcode <= 0x89) {
            return true;
        }
        if (ONE_LINE.indexOf(opcode) >= 0) {
            return line() != null;
        }
        if (TWO_LINES.indexOf(opcode) >= 0) {
            return global();
        }
        return binary(opcode);
    }

    private boolean global() throws IOException {
        String module = line();
        String name = module == null ? null : line();
        if (name == null) {
            return false;
        }
        executes = true;
        if (firstImport == null) {
            firstImport = module + "." + name;
        }
        return true;
    }

    private boolean binary(int opcode) throws IOException {
        return switch (opcode) {
            case PROTO, 'K', 'h', 'q', 0x82 -> skip(1);
            case 'M', 0x83 -> skip(2);
            case 'J', 'j', 'r', 0x84 -> skip(4);
            case 'G', 0x95 -> skip(8);
            case 'U', 'C', 0x8a, 0x8c -> skip(length(1));
            case 'T', 'B', 'X', 0x8b -> skip(length(4));
            case 0x8d, 0x8e, 0x96 -> skip(length(8));
            case 0x81, 0x8f, 0x90, 0x91, 0x92, 0x93, 0x94, 0x97, 0x98 -> true;
            default -> false;
        };
    }

    private long length(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) readByte() << (8 * i);
        }
        return value;
    }

    private boolean skip(long bytes) throws IOException {
        if (bytes < 0) {
            return false;
        }
        in.skipNBytes(bytes);
        return true;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = readByte(); c != '\n'; c = readByte()) {
            if (c < ' ' && c != '\r' && c != '\t' || text.length() == MAX_LINE) {
                return null;
            }
            text.append((char) c);
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }

    private int readByte() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }
}
