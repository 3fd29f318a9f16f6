package dev.landbridge.harness.dataset;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Decompresses pages without Hadoop's codecs and without native libraries. */
final class PureJavaCodecs implements CompressionCodecFactory {
    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((page, size) -> page);
            case SNAPPY -> new Pages((page, size) -> expand(new SnappyDecompressor(), page, size));
            case ZSTD -> new Pages((page, size) -> expand(new ZstdDecompressor(), page, size));
            case LZ4_RAW -> new Pages((page, size) -> expand(new Lz4Decompressor(), page, size));
            case GZIP -> new Pages(PureJavaCodecs::gunzip);
            default ->
                throw new UnsupportedOperationException("its pages are compressed with " + codec
                        + "; those of snappy, gzip, zstd and lz4_raw are read");
        };
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("nothing is written here");
    }

    @Override
    public void release() {
        // nothing is held
    }

    private static byte[] expand(Decompressor codec, byte[] page, int size) {
        byte[] bytes = new byte[size];
        codec.decompress(page, 0, page.length, bytes, 0, size);
        return bytes;
    }

    private static byte[] gunzip(byte[] page, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(page))) {
            return in.readNBytes(size);
        }
    }

    private interface Expansion {
        byte[] of(byte[] page, int size) throws IOException;
    }

    private record Pages(Expansion expansion) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            byte[] compressed = page.toInputStream().readAllBytes();
            return BytesInput.from(expansion.of(compressed, size));
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int size) throws IOException {
            byte[] page = new byte[compressedSize];
            input.get(page);
            output.put(expansion.of(page, size));
        }

        @Override
        public void release() {
            // nothing is held
        }
    }
}
