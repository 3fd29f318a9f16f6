package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.StagedBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A blob for readers that jump, as archive readers do; each jump opens the blob anew at its place. */
final class BlobChannel implements SeekableByteChannel {
    private final StagedBlob blob;
    private final long size;
    private long position;
    private InputStream content;
    private boolean open = true;

    BlobChannel(StagedBlob blob) {
        this.blob = blob;
        this.size = blob.blob().size();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= size) {
            return -1;
        }
        if (content == null) {
            content = blob.open(position);
        }
        byte[] bytes = new byte[Math.min(target.remaining(), 1 << 16)];
        int count = content.read(bytes);
        if (count > 0) {
            target.put(bytes, 0, count);
            position += count;
        }
        return count;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        if (newPosition != position) {
            closeContent();
            position = newPosition;
        }
        return this;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        closeContent();
    }

    private void closeContent() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
