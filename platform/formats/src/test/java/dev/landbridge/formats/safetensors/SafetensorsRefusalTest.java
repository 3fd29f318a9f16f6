package dev.landbridge.formats.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsRefusalTest {
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[2,10]}} | 10 | tensor 'b': begins at 2 and overlaps the tensor before it",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[6,10]}} | 10 | tensor 'b': leaves a gap: bytes 4..6 belong to no tensor",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | 8 | the tensors cover 4 bytes, the file holds 8 bytes of data",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | 3 | tensor 'a': offsets 0..4 are outside the 3 bytes of data",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | 4 | tensor 'a': offsets 4..0 are outside",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | 4 | tensor 'a': F32 [2] needs 8 bytes, the offsets give 4",
                "{\"a\":{\"dtype\":\"F12\",\"shape\":[1],\"data_offsets\":[0,4]}} | 4 | tensor 'a': unknown dtype \"F12\"",
                "{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}} | 4 | tensor 'a': unknown dtype (none)",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | 4 | tensor 'a': shape has the bad entry -1",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}} | 4 | tensor 'a': shape has the bad entry 1.5",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}} | 4 | overflows",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}} | 4 | tensor 'a': data_offsets has the bad entry",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}} | 4 | tensor 'a': data_offsets needs two numbers, has 1",
                "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}} | 4 | tensor 'a': shape is not an array",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}} | 0 | Duplicate field 'a'",
                "{\"__metadata__\":{\"n\":1}} | 0 | __metadata__ value 'n' is not a string",
                "{\"__metadata__\":[]} | 0 | __metadata__ is not an object",
                "{} {} | 0 | the header is not valid JSON",
                "[] | 0 | the header does not start with '{'",
                "{\"a\": | 0 | the header is not valid JSON"
            })
    void refuses(String header, int dataBytes, String message) {
        assertThatThrownBy(() -> read(file(header, dataBytes)))
                .isInstanceOf(InvalidSafetensorsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void namesTheTensorAtFault() {
        String header = "{\"w.0\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}";
        assertThatThrownBy(() -> read(file(header, 4)))
                .isInstanceOfSatisfying(
                        InvalidSafetensorsException.class,
                        e -> assertThat(e.tensor()).contains("w.0"));
    }

    @Test
    void refusesAHeaderOverTheLimitWithoutAllocatingIt() {
        for (long length : new long[] {SafetensorsHeader.MAX_HEADER_BYTES + 1L, Long.MAX_VALUE, -1L}) {
            byte[] prefix = ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array();
            assertThatThrownBy(() -> SafetensorsHeader.read(new ByteArrayInputStream(prefix), Long.MAX_VALUE))
                    .hasMessageContaining("over the limit of 100000000 bytes");
        }
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() {
        byte[] file = file("{\"?\":1}", 0);
        file[10] = (byte) 0xFF;
        assertThatThrownBy(() -> read(file)).hasMessage("the header is not UTF-8");
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] whole = sample();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(InvalidSafetensorsException.class);
        }
        assertThat(read(whole).tensors()).hasSize(2);
    }

    @Test
    void randomCorruptionIsRefusedOrStillDescribesAWholeFile() throws IOException {
        Random random = new Random(20261123);
        byte[] whole = sample();
        int headerEnd = (int) read(whole).dataOffset();
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] corrupt = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                corrupt[random.nextInt(headerEnd)] = (byte) random.nextInt(256);
            }
            try {
                assertCovers(read(corrupt), corrupt.length);
            } catch (InvalidSafetensorsException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(10_000);
    }

    private static void assertCovers(SafetensorsHeader header, long fileSize) {
        long position = header.dataOffset();
        for (TensorInfo tensor : header.tensors()) {
            assertThat(header.dataOffset() + tensor.begin()).isEqualTo(position);
            assertThat(tensor.elements() * tensor.dtype().bytes()).isEqualTo(tensor.size());
            position += tensor.size();
        }
        assertThat(position).isEqualTo(fileSize);
    }

    private static byte[] sample() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SafetensorsWriter()
                .metadata("format", "pt")
                .floats("model.norm.weight", new long[] {4}, new float[] {1, 2, 3, 4})
                .longs("step", new long[] {1}, new long[] {7})
                .write(out);
        return out.toByteArray();
    }

    private static SafetensorsHeader read(byte[] file) throws IOException {
        return SafetensorsHeader.read(new ByteArrayInputStream(file), file.length);
    }

    private static byte[] file(String header, int dataBytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }
}
