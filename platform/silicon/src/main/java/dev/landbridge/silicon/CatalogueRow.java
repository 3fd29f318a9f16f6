package dev.landbridge.silicon;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One row of the catalogue as it is written in the data files.
 *
 * @param row the row's fields, in snake case
 */
public record CatalogueRow(RowKind kind, String key, JsonNode row) {}
