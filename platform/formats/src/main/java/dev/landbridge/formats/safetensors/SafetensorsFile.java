package dev.landbridge.formats.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A safetensors file opened for reading; tensors are memory-mapped one by one when asked for. */
public final class SafetensorsFile implements AutoCloseable {
    private final FileChannel channel;
    private final SafetensorsHeader header;

    private SafetensorsFile(FileChannel channel, SafetensorsHeader header) {
        this.channel = channel;
        this.header = header;
    }

    /** @throws InvalidSafetensorsException when the file is not well-formed */
    public static SafetensorsFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            // Closing the stream would close the channel.
            InputStream in = Channels.newInputStream(channel);
            return new SafetensorsFile(channel, SafetensorsHeader.read(in, channel.size()));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public SafetensorsHeader header() {
        return header;
    }

    public List<TensorInfo> tensors() {
        return header.tensors();
    }

    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** @throws NoSuchElementException when the file has no such tensor */
    public TensorInfo tensor(String name) {
        return header.tensor(name).orElseThrow(() -> new NoSuchElementException("no tensor '" + name + "'"));
    }

    /** The tensor's bytes as a read-only little-endian view; valid also after {@link #close}. */
    public ByteBuffer buffer(String name) throws IOException {
        TensorInfo tensor = tensor(name);
        if (tensor.size() > Integer.MAX_VALUE) {
            throw new IOException("tensor '" + name + "' of " + tensor.size() + " bytes does not fit one buffer");
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, header.dataOffset() + tensor.begin(), tensor.size())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    public byte[] bytes(String name) throws IOException {
        ByteBuffer buffer = buffer(name);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** Values of an F32, F16 or BF16 tensor, row-major. */
    public float[] floats(String name) throws IOException {
        DType dtype = tensor(name).dtype();
        ByteBuffer buffer = buffer(name);
        float[] values = new float[buffer.remaining() / dtype.bytes()];
        switch (dtype) {
            case F32 -> buffer.asFloatBuffer().get(values);
            case F16 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float16.toFloat(buffer.getShort());
                }
            }
            case BF16 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Bfloat16.toFloat(buffer.getShort());
                }
            }
            default -> throw wrongType(name, dtype, "floats");
        }
        return values;
    }

    /** Values of an I32 tensor, row-major. */
    public int[] ints(String name) throws IOException {
        requireType(name, DType.I32, "ints");
        ByteBuffer buffer = buffer(name);
        int[] values = new int[buffer.remaining() / Integer.BYTES];
        buffer.asIntBuffer().get(values);
        return values;
    }

    /** Values of an I64 tensor, row-major. */
    public long[] longs(String name) throws IOException {
        requireType(name, DType.I64, "longs");
        ByteBuffer buffer = buffer(name);
        long[] values = new long[buffer.remaining() / Long.BYTES];
        buffer.asLongBuffer().get(values);
        return values;
    }

    private void requireType(String name, DType expected, String asked) {
        DType actual = tensor(name).dtype();
        if (actual != expected) {
            throw wrongType(name, actual, asked);
        }
    }

    private static IllegalArgumentException wrongType(String name, DType dtype, String asked) {
        return new IllegalArgumentException("tensor '" + name + "' is " + dtype + " and cannot be read as " + asked);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
