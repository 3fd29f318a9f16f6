package dev.landbridge.silicon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Rows to and from JSON, by the parser of the shipped files, and the digest of a whole catalogue. */
final class RowCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private RowCodec() {}

    static JsonNode write(Object row) {
        return JSON.valueToTree(row);
    }

    /** @throws CatalogueMistakesException naming the field that is wrong */
    static <T> T read(CatalogueRow row, Class<T> type) {
        String subject = row.kind().label() + " " + row.key();
        if (row.row() == null || !row.row().isObject()) {
            throw new CatalogueMistakesException(List.of(subject + " is no object"));
        }
        try {
            return CatalogueFiles.YAML.treeToValue(row.row(), type);
        } catch (UnrecognizedPropertyException e) {
            throw new CatalogueMistakesException(
                    List.of(subject + " has the unknown field " + place(e) + "; known are " + e.getKnownPropertyIds()));
        } catch (JsonMappingException e) {
            throw new CatalogueMistakesException(List.of(subject + " has a malformed field " + place(e)));
        } catch (JsonProcessingException e) {
            throw new CatalogueMistakesException(List.of(subject + " cannot be read: " + e.getOriginalMessage()));
        }
    }

    static String digest(CatalogueFiles files) {
        try {
            byte[] text = JSON.writeValueAsString(files).getBytes(StandardCharsets.UTF_8);
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the catalogue has no digest", e);
        }
    }

    private static String place(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
