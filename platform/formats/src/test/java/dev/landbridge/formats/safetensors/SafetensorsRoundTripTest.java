package dev.landbridge.formats.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsRoundTripTest {
    @TempDir
    Path directory;

    @Test
    void readsBackEveryKindOfTensor() throws IOException {
        Path file = directory.resolve("all.safetensors");
        new SafetensorsWriter()
                .metadata("format", "pt")
                .floats("f32", new long[] {2, 2}, new float[] {1.5f, -0f, Float.MIN_VALUE, Float.MAX_VALUE})
                .floats("f16", DType.F16, new long[] {2}, new float[] {0.1f, 65504f})
                .floats("bf16", DType.BF16, new long[] {2}, new float[] {0.1f, -3f})
                .ints("i32", new long[] {1}, new int[] {Integer.MIN_VALUE})
                .longs("i64", new long[] {}, new long[] {Long.MAX_VALUE})
                .bytes("u8", DType.U8, new long[] {3}, new byte[] {1, 2, 3})
                .floats("empty", new long[] {0, 4}, new float[0])
                .write(file);

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertThat(read.metadata()).isEqualTo(Map.of("format", "pt"));
            assertThat(read.tensors())
                    .extracting(TensorInfo::name)
                    .containsExactly("f32", "f16", "bf16", "i32", "i64", "u8", "empty");
            assertThat(read.floats("f32")).containsExactly(1.5f, -0f, Float.MIN_VALUE, Float.MAX_VALUE);
            assertThat(read.floats("f16")).containsExactly(0.099975586f, 65504f);
            assertThat(read.floats("bf16")).containsExactly(0.10009765625f, -3f);
            assertThat(read.ints("i32")).containsExactly(Integer.MIN_VALUE);
            assertThat(read.longs("i64")).containsExactly(Long.MAX_VALUE);
            assertThat(read.bytes("u8")).containsExactly(1, 2, 3);
            assertThat(read.floats("empty")).isEmpty();
            assertThat(read.header().parameters()).isEqualTo(4 + 2 + 2 + 1 + 1 + 3);
            assertThat(read.header().dataOffset() % 8).isZero();
        }
    }

    @Test
    void writesTensorsLargerThanOneChunk() throws IOException {
        float[] values = new float[50_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.5f;
        }
        Path file = directory.resolve("large.safetensors");
        new SafetensorsWriter().floats("x", new long[] {values.length}, values).write(file);
        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertThat(read.floats("x")).isEqualTo(values);
        }
    }

    @Test
    void writesTheLayoutOfThePublishedFormat() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SafetensorsWriter().floats("a", new long[] {1}, new float[] {1f}).write(out);
        byte[] bytes = out.toByteArray();
        String json = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        int padded = (json.length() + 7) / 8 * 8;
        assertThat(bytes)
                .hasSize(8 + padded + 4)
                .startsWith(padded, 0, 0, 0, 0, 0, 0, 0)
                .endsWith(0, 0, 0x80, 0x3F);
        assertThat(new String(bytes, 8, padded, StandardCharsets.UTF_8))
                .isEqualTo(String.format("%-" + padded + "s", json));
    }

    @Test
    void readsTheHeaderOfAStreamWithoutTheData() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SafetensorsWriter().floats("a", new long[] {1000}, new float[1000]).write(out);
        ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
        SafetensorsHeader header = SafetensorsHeader.read(in, out.size());
        assertThat(header.tensor("a"))
                .hasValueSatisfying(a -> assertThat(a.size()).isEqualTo(4000));
        assertThat(in.available()).isEqualTo(4000);
    }

    @Test
    void refusesToReadATensorAsAnotherType() throws IOException {
        Path file = directory.resolve("typed.safetensors");
        new SafetensorsWriter().ints("a", new long[] {1}, new int[] {1}).write(file);
        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertThatThrownBy(() -> read.floats("a")).hasMessage("tensor 'a' is I32 and cannot be read as floats");
            assertThatThrownBy(() -> read.longs("a")).hasMessage("tensor 'a' is I32 and cannot be read as longs");
            assertThatThrownBy(() -> read.ints("b")).hasMessage("no tensor 'b'");
        }
    }

    @Test
    void refusesToWriteAShapeThatDoesNotFitOrANameTwice() {
        SafetensorsWriter writer = new SafetensorsWriter().floats("a", new long[] {1}, new float[1]);
        assertThatThrownBy(() -> writer.floats("b", new long[] {2, 3}, new float[5]))
                .hasMessageContaining("'b'");
        assertThatThrownBy(() -> writer.floats("a", new long[] {1}, new float[1]))
                .hasMessageContaining("taken");
    }

    @Test
    void leavesNoFileHandleBehindARefusedFile() throws IOException {
        Path file = Files.write(directory.resolve("short.safetensors"), new byte[] {1, 2});
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(InvalidSafetensorsException.class)
                .hasMessage("truncated: 2 bytes, the header length needs 8");
    }
}
