package dev.landbridge.silicon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An installation's own rows with their provenance, to be laid over the shipped ones elsewhere.
 *
 * @param rulesVersion version of the shipped rules they were laid over
 * @param digest digest of the catalogue that resulted
 */
public record CatalogueExport(String rulesVersion, String digest, List<SavedRow> overrides) {

    /**
     * @param changedBy name of the operator
     * @param changedAt instant in ISO 8601
     */
    public record SavedRow(
            RowKind kind, String key, JsonNode row, long revision, String reason, String changedBy, String changedAt) {
        CatalogueRow asRow() {
            return new CatalogueRow(kind, key, row);
        }
    }

    public CatalogueExport {
        overrides = overrides == null ? List.of() : List.copyOf(overrides);
    }

    /** @throws IOException when the file cannot be read or is no export; the message says what is wrong */
    public static CatalogueExport read(Path file) throws IOException {
        try {
            return CatalogueFiles.YAML.readValue(Files.readString(file), CatalogueExport.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no exported catalogue: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws CatalogueMistakesException when a row does not fit the shipped catalogue */
    public SiliconCatalogue over(SiliconCatalogue shipped) {
        return shipped.with(overrides.stream().map(SavedRow::asRow).toList());
    }
}
