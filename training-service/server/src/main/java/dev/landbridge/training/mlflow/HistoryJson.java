package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.landbridge.training.measurement.PointVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One page of a metric's history, written point by point as the database gives them: up to 25,000, some 2 MB. */
final class HistoryJson implements PointVisitor {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final String key;
    private final ByteArrayBuilder bytes = new ByteArrayBuilder();
    private final JsonGenerator json;

    HistoryJson(String key) {
        this.key = key;
        try {
            this.json = FACTORY.createGenerator(bytes);
            json.writeStartObject();
            json.writeArrayFieldStart("metrics");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void visit(long at, long step, double value) {
        try {
            json.writeStartObject();
            json.writeStringField("key", key);
            json.writeNumberField("value", value);
            json.writeNumberField("timestamp", at);
            json.writeNumberField("step", step);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param nextPageToken null on the last page */
    byte[] end(String nextPageToken) {
        try {
            json.writeEndArray();
            if (nextPageToken != null) {
                json.writeStringField("next_page_token", nextPageToken);
            }
            json.writeEndObject();
            json.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
