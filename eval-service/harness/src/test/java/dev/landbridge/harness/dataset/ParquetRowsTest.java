package dev.landbridge.harness.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files were written by pyarrow 26 from the rows that are expected. */
class ParquetRowsTest {
    private static final String FOLDER = "/parquet/";

    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4"})
    void readsWhatPythonWrote(String codec) throws IOException {
        List<Map<String, Object>> rows = read(codec);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .containsEntry("id", 1L)
                .containsEntry("ok", true)
                .containsEntry("small", 3L)
                .containsEntry("half", 0.5)
                .containsEntry("choices", Arrays.asList("a", null))
                .containsEntry("turns", List.of(Map.of("role", "user", "content", "hé")))
                .containsEntry("nothing", null);
        assertThat(rows.get(1)).containsEntry("choices", null).containsEntry("turns", List.of());
        Map<String, Object> silent = new HashMap<>();
        silent.put("role", "a");
        silent.put("content", null);
        assertThat(rows.get(2)).containsEntry("choices", List.of()).containsEntry("half", -2.25);
        assertThat((List<?>) rows.get(2).get("turns")).first().isEqualTo(silent);
        assertThat(rows.get(2).keySet()).containsExactly("id", "ok", "small", "half", "choices", "turns", "nothing");
    }

    @Test
    void namesWhatItCannotRead() {
        assertThatIOException()
                .isThrownBy(() -> read("binary"))
                .withMessageContaining("column 'image' has the type BINARY");
        assertThatIOException().isThrownBy(() -> read("brotli")).withMessageContaining("compressed with BROTLI");
        assertThatIOException()
                .isThrownBy(() ->
                        DocumentFile.read("x.parquet", new ByteArrayInputStream("PAR0 and more".getBytes(US_ASCII))))
                .withMessageContaining("no Parquet file");
    }

    private static List<Map<String, Object>> read(String name) throws IOException {
        try (InputStream in = ParquetRowsTest.class.getResourceAsStream(FOLDER + name + ".parquet")) {
            return DocumentFile.read(name + ".parquet", in).rows();
        }
    }
}
