package dev.landbridge.formats.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void agreesWithTheVectorsOfFips180(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("abc"), "abc");
        assertThat(Sha256.hex("abc")).isEqualTo(ABC);
        assertThat(Sha256.hex(file)).isEqualTo(ABC);
        assertThat(Sha256.hex(new byte[0])).isEqualTo(EMPTY);
        assertThat(Sha256.hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    /** The expected value is what {@code sha256sum} says of the two lines. */
    @Test
    void rootDigestHashesTheLinesInPathOrder() {
        FileDigest a = new FileDigest("a.txt", ABC, 3);
        FileDigest b = new FileDigest("b/empty", EMPTY, 0);
        String lines = ABC + "  a.txt\n" + EMPTY + "  b/empty\n";
        assertThat(RootDigest.of(List.of(b, a)))
                .isEqualTo(RootDigest.of(List.of(a, b)))
                .isEqualTo(Sha256.hex(lines.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("459b01ac01f3fd65d64f4540f5b38255b51e387dda1d2ef393c7bf6cb68813f6");
    }

    @Test
    void rootDigestRefusesOnePathTwice() {
        FileDigest a = new FileDigest("a", ABC, 3);
        assertThatThrownBy(() -> RootDigest.of(List.of(a, a))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "../a", "a/../b", "a//b", "a/", ".", "a\\b", "a\nb"})
    void refusesPathsThatAreNotPlainlyRelative(String path) {
        assertThatThrownBy(() -> new FileDigest(path, ABC, 3)).hasMessageStartingWith("not a relative path");
    }
}
