package dev.landbridge.registry.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** Reads what clients send, whatever content type they write on it and whatever else they put in. */
@ApplicationScoped
class HubBody {
    private static final int MAX_BYTES = 16 << 20;

    private final ObjectMapper json;

    HubBody(ObjectMapper json) {
        this.json = json;
    }

    /** A JSON object; an empty body is an empty object. */
    JsonNode object(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw HubError.of(413, "The request is larger than 16 MiB.");
            }
            JsonNode node = bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
            if (!node.isObject()) {
                throw HubError.of(400, "The request must be a JSON object.");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw HubError.of(400, "The request is not valid JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON values one after another, read only as they are asked for. */
    Lines lines(InputStream body) {
        try {
            return new Lines(json.readerFor(JsonNode.class).readValues(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(JsonNode object, String field, String otherwise) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw HubError.of(400, "'" + field + "' must be a text.");
        }
        if (value.textValue().indexOf('\0') >= 0) {
            throw HubError.of(400, "'" + field + "' must not hold a NUL character.");
        }
        return value.textValue();
    }

    static String required(JsonNode object, String field) {
        String text = text(object, field, "");
        if (text.isBlank()) {
            throw HubError.of(400, "'" + field + "' is missing.");
        }
        return text;
    }

    /** The values of a newline-delimited body. */
    static final class Lines {
        private final MappingIterator<JsonNode> values;

        private Lines(MappingIterator<JsonNode> values) {
            this.values = values;
        }

        /** Null at the end. */
        JsonNode next() {
            try {
                return values.hasNextValue() ? values.nextValue() : null;
            } catch (JsonProcessingException | NoSuchElementException e) {
                throw HubError.of(
                        400,
                        "A line of the request is not valid JSON, or holds more than 20 MB of content. Send large files by LFS.");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
