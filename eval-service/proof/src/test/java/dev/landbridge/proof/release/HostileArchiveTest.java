package dev.landbridge.proof.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.proof.certificate.CertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileArchiveTest {
    @TempDir
    Path parent;

    private Path archive;

    @BeforeEach
    void name() {
        archive = parent.resolve("hostile.release.zip");
    }

    private ReleaseVerification verify() throws IOException {
        return new ReleaseVerifier(Clock.systemUTC()).verify(ReleaseVerifier.Request.of(archive, Trust.anyone()));
    }

    @Test
    void refusesATruncatedArchiveWhereverItEnds() throws IOException {
        SigningKey key = SigningKey.generate();
        byte[] whole = Files.readAllBytes(new ReleaseFixture(parent, "cut", key, key, SigningKey.generate()).pack());
        for (int part = 0; part < 20; part++) {
            Files.write(archive, Arrays.copyOf(whole, (int) ((long) whole.length * part / 20)));
            assertThat(verify().differences()).as("%d of 20", part).isNotEmpty();
        }
        Files.write(archive, Arrays.copyOf(whole, whole.length - 1));
        assertThat(verify().differences()).containsExactly("archive: bytes outside the entries were changed");
    }

    @Test
    void refusesEveryNameThatLeadsOut() throws IOException {
        for (String name : new String[] {
            "../out.txt", "a/../../out.txt", "/etc/out.txt", "a//b", "..", "C:\\out.txt", "a\\..\\..\\out.txt", "a/.ssh"
        }) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
                stored(zip, ReleaseFiles.RELEASE, new byte[1]);
                stored(zip, name, new byte[] {1});
            }
            assertThat(verify().differences()).containsExactly("archive: unexpected entry " + name);
        }
        try (Stream<Path> left = Files.walk(parent.getParent(), 2)) {
            assertThat(left.filter(file -> file.endsWith("out.txt"))).isEmpty();
        }
    }

    @Test
    void unpacksNothingThatIsCompressed() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(ReleaseFiles.RELEASE));
            byte[] zeros = new byte[1 << 20];
            for (int mebibyte = 0; mebibyte < 64; mebibyte++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(archive)).isLessThan(100_000);

        assertThat(verify().differences()).containsExactly("archive: the entry release.sigstore.json is compressed");
        assertThat(new CertificateVerifier(Clock.systemUTC())
                        .verify(bomb("certificate.sigstore.json"), Optional.empty())
                        .differences())
                .containsExactly("archive: the entry certificate.sigstore.json is compressed");
    }

    private Path bomb(String name) throws IOException {
        Path file = parent.resolve("bomb.landbridge.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[1 << 20]);
            zip.closeEntry();
        }
        return file;
    }

    @Test
    void refusesTooManyEntriesAndRepeatedOnes() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            stored(zip, ReleaseFiles.RELEASE, new byte[1]);
            for (int i = 0; i < 300; i++) {
                stored(zip, "keys/%03d.pem".formatted(i), new byte[0]);
            }
        }
        assertThat(verify().differences()).containsExactly("archive: more than 256 entries");

        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        for (String letter : new String[] {"a", "b"}) {
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(one)) {
                stored(zip, ReleaseFiles.RELEASE, letter.getBytes(StandardCharsets.UTF_8));
                zip.finish();
            }
            byte[] bytes = one.toByteArray();
            // Local entries only; a reader that walks them sees the name twice.
            twice.write(bytes, 0, new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002"));
        }
        try (OutputStream out = Files.newOutputStream(archive)) {
            twice.writeTo(out);
        }
        assertThat(verify().differences()).containsExactly("archive: unexpected entry release.sigstore.json");
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        Files.write(archive, new byte[] {1, 2, 3});
        assertThat(verify().differences()).containsExactly("archive: it is empty or no archive");
        assertThat(ReleaseVerifier.isRelease(archive)).isFalse();
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
