package dev.landbridge.kit.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyFlushTest {
    @TempDir
    Path directory;

    @Test
    void whatIsWrittenDuringFlushesIsKept() throws IOException {
        Path path = directory.resolve("file");
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            EarlyFlush flush = new EarlyFlush(() -> file.force(false), 100);
            for (int i = 0; i < 1000; i++) {
                flush.wrote(file.write(ByteBuffer.wrap(new byte[] {(byte) i, (byte) (i >> 8)})));
            }
            flush.end();
        }

        byte[] bytes = Files.readAllBytes(path);
        assertThat(bytes).hasSize(2000);
        assertThat(bytes[2 * 777]).isEqualTo((byte) 777);
        assertThat(bytes[2 * 777 + 1]).isEqualTo((byte) (777 >> 8));
    }

    @Test
    void aFlushThatFailedIsToldAtTheEnd() throws IOException {
        FileChannel file =
                FileChannel.open(directory.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        EarlyFlush flush = new EarlyFlush(() -> file.force(false), 1);
        file.close();
        flush.wrote(1);

        assertThatThrownBy(flush::end).isInstanceOf(ClosedChannelException.class);
    }
}
