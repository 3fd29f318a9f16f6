package dev.landbridge.registry.blob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.blob.LocalBlobStore;
import dev.landbridge.kit.blob.StagedBlob;
import dev.landbridge.registry.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCheckTest {
    private static final byte[] PICKLE = "cposix\nsystem\n(S'ls'\ntR.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void passesWeightsTextsAndPlainArchives() throws IOException {
        assertThat(inspect(Seed.safetensors())).isEmpty();
        assertThat(inspect("# Model\nAdds two numbers.\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(inspect(zip("a/b.txt", "text".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(inspect(gzip(new byte[1000]))).isEmpty();
        assertThat(inspect(new byte[0])).isEmpty();
    }

    @Test
    void findsPicklesHoweverTheyAreWrapped() throws IOException {
        assertThat(inspect(PICKLE)).hasValueSatisfying(f -> assertThat(f.text()).contains("posix.system"));
        assertThat(inspect(zip("archive/data.pkl", PICKLE)))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("data.pkl", "posix.system"));
        assertThat(inspect(zip("archive/innocent.txt", PICKLE)))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("innocent.txt", "posix.system"));
        assertThat(inspect(zip("inner.zip", zip("data.pkl", PICKLE))))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("inner.zip/data.pkl"));
        assertThat(inspect(gzip(PICKLE)))
                .hasValueSatisfying(f -> assertThat(f.isPickle()).isTrue());
        assertThat(inspect(tar("weights/data.pkl", PICKLE, TarConstants.LF_NORMAL)))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("data.pkl"));
        byte[] objects = "\u0093NUMPY\u0001\u0000v\u0000{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(inspect(objects))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("NumPy"));
    }

    @Test
    void findsBombs() throws IOException {
        assertThat(inspect(zip("zeros", new byte[100 << 20])))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("zip bomb"));
        assertThat(inspect(gzip(new byte[100 << 20])))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("zip bomb"));
        byte[] nested = zip("a", new byte[10]);
        for (int depth = 0; depth < 5; depth++) {
            nested = zip("deeper.zip", nested);
        }
        assertThat(inspect(nested)).hasValueSatisfying(f -> assertThat(f.text()).contains("zip bomb"));
    }

    @Test
    void findsEntriesThatLeaveTheirDirectoryLinksAndCaseCollisions() throws IOException {
        byte[] text = {'x'};
        assertThat(inspect(zip("../etc/passwd", text)))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("leaves the directory"));
        assertThat(inspect(zip("/etc/passwd", text)))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("leaves the directory"));
        assertThat(inspect(tar("link", new byte[0], TarConstants.LF_SYMLINK)))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("the link 'link'"));
        assertThat(inspect(symlinkZip()))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("the link 'l'"));
        assertThat(inspect(zip("Readme", text, "README", text)))
                .hasValueSatisfying(f -> assertThat(f.text()).contains("ignore case"));
    }

    @Test
    void aDamagedArchiveIsNoSafeArchive() throws IOException {
        byte[] zip = zip("a", new byte[1000]);
        byte[] torn = java.util.Arrays.copyOf(zip, zip.length - 30);
        assertThat(inspect(torn)).hasValueSatisfying(f -> assertThat(f.text()).contains("damaged"));
    }

    private Optional<Finding> inspect(byte[] content) throws IOException {
        LocalBlobStore store = new LocalBlobStore(directory);
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(content))) {
            return new IngestCheck().inspect(staged);
        }
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] symlinkZip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry link = new ZipArchiveEntry("l");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String name, byte[] content, byte type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(name, type);
            if (type == TarConstants.LF_SYMLINK) {
                entry.setLinkName("/etc/passwd");
            }
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
