package dev.landbridge.eval.silicon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.silicon.CatalogueRow;
import dev.landbridge.silicon.RowKind;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "silicon_change")
class CatalogueChangeEntity {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long seq;

    String kind;
    String rowKey;
    int revision;
    /** The row as JSON; null gives the shipped row back. */
    String document;

    String reason;
    String changedBy;
    Instant changedAt;

    RowKind kind() {
        return RowKind.of(kind);
    }

    JsonNode row() {
        try {
            return document == null ? null : JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the kept row " + kind + " " + rowKey + " is no JSON", e);
        }
    }

    CatalogueRow override() {
        return new CatalogueRow(kind(), rowKey, row());
    }
}
