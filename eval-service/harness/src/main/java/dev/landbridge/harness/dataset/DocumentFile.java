package dev.landbridge.harness.dataset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads documents from JSON Lines, a JSON array, CSV, TSV or Parquet. */
public final class DocumentFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

    private DocumentFile() {}

    /**
     * @param name tells the format by its ending
     * @throws IOException when the content does not have that format
     */
    public static Documents read(String name, InputStream content) throws IOException {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "jsonl", "ndjson" -> lines(content);
            case "json" -> json(content);
            case "csv" -> table(content, ',');
            case "tsv" -> table(content, '\t');
            case "parquet" -> Documents.of(ParquetRows.read(content.readAllBytes()));
            default ->
                throw new IOException(name + ": documents are read from .jsonl, .json, .csv, .tsv and .parquet files");
        };
    }

    private static Documents lines(InputStream content) throws IOException {
        try (MappingIterator<Map<String, Object>> rows = JSON.readerFor(ROW).readValues(content)) {
            return Documents.of(rows.readAll());
        }
    }

    private static Documents json(InputStream content) throws IOException {
        JsonNode document = JSON.readTree(content);
        JsonNode array = document.isArray() ? document : document.path("data");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode row : array) {
            rows.add(JSON.convertValue(row, ROW));
        }
        return Documents.of(rows);
    }

    private static Documents table(InputStream content, char separator) throws IOException {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator);
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerFor(new TypeReference<Map<String, String>>() {})
                .with(schema)
                .readValues(content)) {
            List<Map<String, String>> texts = rows.readAll();
            return Documents.of(typed(texts));
        }
    }

    /** A column whose values are all numbers is a column of numbers, as the data frames of other readers have it. */
    private static List<Map<String, Object>> typed(List<Map<String, String>> texts) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        texts.forEach(
                row -> row.forEach((column, value) -> types.merge(column, ColumnType.of(value), ColumnType::widest)));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, String> text : texts) {
            Map<String, Object> row = new LinkedHashMap<>();
            text.forEach((column, value) -> row.put(column, types.get(column).parse(value)));
            rows.add(row);
        }
        return rows;
    }

    private enum ColumnType {
        WHOLE,
        DECIMAL,
        TEXT;

        static ColumnType of(String value) {
            if (value.matches("-?\\d{1,18}")) {
                return WHOLE;
            }
            return value.matches("-?\\d+\\.\\d*([eE][+-]?\\d+)?") ? DECIMAL : TEXT;
        }

        static ColumnType widest(ColumnType left, ColumnType right) {
            return left.compareTo(right) >= 0 ? left : right;
        }

        Object parse(String value) {
            return switch (this) {
                case WHOLE -> Long.parseLong(value);
                case DECIMAL -> Double.parseDouble(value);
                case TEXT -> value;
            };
        }
    }
}
