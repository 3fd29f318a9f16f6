package dev.landbridge.formats.safetensors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses and checks the JSON part of a header. */
final class HeaderJson {
    private static final String METADATA = "__metadata__";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private HeaderJson() {}

    static SafetensorsHeader parse(byte[] json, long dataSize) throws IOException {
        if (json.length == 0 || json[0] != '{') {
            throw new InvalidSafetensorsException("the header does not start with '{'");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        List<TensorInfo> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : tree(json).properties()) {
            if (field.getKey().equals(METADATA)) {
                metadata.putAll(metadata(field.getValue()));
            } else {
                tensors.add(tensor(field.getKey(), field.getValue(), dataSize));
            }
        }
        tensors.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
        checkCoverage(tensors, dataSize);
        return new SafetensorsHeader(metadata, tensors, SafetensorsHeader.LENGTH_BYTES + (long) json.length);
    }

    private static JsonNode tree(byte[] json) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw new InvalidSafetensorsException("the header is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new InvalidSafetensorsException("the header is not valid JSON: " + e.getOriginalMessage());
        }
    }

    private static Map<String, String> metadata(JsonNode node) throws InvalidSafetensorsException {
        if (!node.isObject()) {
            throw new InvalidSafetensorsException(METADATA + " is not an object");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getValue().isTextual()) {
                throw new InvalidSafetensorsException(METADATA + " value '" + field.getKey() + "' is not a string");
            }
            metadata.put(field.getKey(), field.getValue().textValue());
        }
        return metadata;
    }

    private static TensorInfo tensor(String name, JsonNode node, long dataSize) throws InvalidSafetensorsException {
        DType dtype = dtype(name, node.path("dtype"));
        List<Long> shape = sizes(name, "shape", node.path("shape"));
        List<Long> offsets = sizes(name, "data_offsets", node.path("data_offsets"));
        if (offsets.size() != 2) {
            throw new InvalidSafetensorsException(name, "data_offsets needs two numbers, has " + offsets.size());
        }
        long begin = offsets.get(0);
        long end = offsets.get(1);
        if (begin > end || end > dataSize) {
            throw new InvalidSafetensorsException(
                    name, "offsets " + begin + ".." + end + " are outside the " + dataSize + " bytes of data");
        }
        long expected = byteCount(name, dtype, shape);
        if (expected != end - begin) {
            throw new InvalidSafetensorsException(
                    name, dtype + " " + shape + " needs " + expected + " bytes, the offsets give " + (end - begin));
        }
        return new TensorInfo(name, dtype, shape, begin, end);
    }

    private static DType dtype(String name, JsonNode node) throws InvalidSafetensorsException {
        for (DType dtype : DType.values()) {
            if (node.isTextual() && dtype.name().equals(node.textValue())) {
                return dtype;
            }
        }
        throw new InvalidSafetensorsException(name, "unknown dtype " + (node.isMissingNode() ? "(none)" : node));
    }

    private static List<Long> sizes(String name, String field, JsonNode node) throws InvalidSafetensorsException {
        if (!node.isArray()) {
            throw new InvalidSafetensorsException(name, field + " is not an array");
        }
        List<Long> sizes = new ArrayList<>();
        for (JsonNode size : node) {
            if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
                throw new InvalidSafetensorsException(name, field + " has the bad entry " + size);
            }
            sizes.add(size.longValue());
        }
        return sizes;
    }

    private static long byteCount(String name, DType dtype, List<Long> shape) throws InvalidSafetensorsException {
        try {
            return shape.stream().reduce((long) dtype.bytes(), Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new InvalidSafetensorsException(name, "shape " + shape + " overflows");
        }
    }

    private static void checkCoverage(List<TensorInfo> tensors, long dataSize) throws InvalidSafetensorsException {
        long covered = 0;
        for (TensorInfo tensor : tensors) {
            if (tensor.begin() < covered) {
                throw new InvalidSafetensorsException(
                        tensor.name(), "begins at " + tensor.begin() + " and overlaps the tensor before it");
            }
            if (tensor.begin() > covered) {
                throw new InvalidSafetensorsException(
                        tensor.name(),
                        "leaves a gap: bytes " + covered + ".." + tensor.begin() + " belong to no tensor");
            }
            covered = tensor.end();
        }
        if (covered != dataSize) {
            throw new InvalidSafetensorsException(
                    "the tensors cover " + covered + " bytes, the file holds " + dataSize + " bytes of data");
        }
    }
}
