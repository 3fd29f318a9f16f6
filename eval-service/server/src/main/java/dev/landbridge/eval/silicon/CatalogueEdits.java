package dev.landbridge.eval.silicon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.etag.VersionTag;
import dev.landbridge.kit.problem.FieldError;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.silicon.CatalogueMistakesException;
import dev.landbridge.silicon.CatalogueRow;
import dev.landbridge.silicon.RowKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An operator's changes to the catalogue; what is shipped is never lost. */
@ApplicationScoped
class CatalogueEdits {
    private static final int MAX_ROW_CHARS = 64 << 10;

    private final CatalogueChangeStore store;
    private final Catalogues catalogues;
    private final AuditLog audit;
    private final Clock clock;

    CatalogueEdits(CatalogueChangeStore store, Catalogues catalogues, AuditLog audit, Clock clock) {
        this.store = store;
        this.catalogues = catalogues;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds or replaces a row; the whole catalogue is checked with it. */
    @Transactional
    RowView save(Actor actor, CatalogueRow row, String reason, String ifMatch) {
        if (row.row().toString().length() > MAX_ROW_CHARS) {
            throw Problem.invalid("row", "is longer than " + MAX_ROW_CHARS + " characters");
        }
        return write(actor, row, reason, ifMatch);
    }

    /** Gives the shipped row back, or takes an added one away. */
    @Transactional
    void restore(Actor actor, RowKind kind, String key, String reason, String ifMatch) {
        if (store.of(kind, key).stream()
                .findFirst()
                .filter(change -> change.document != null)
                .isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND, "Nobody changed the " + kind.label() + " row '" + key + "'.");
        }
        write(actor, new CatalogueRow(kind, key, null), reason, ifMatch);
    }

    private RowView write(Actor actor, CatalogueRow row, String reason, String ifMatch) {
        store.lock();
        Optional<CatalogueChangeEntity> last =
                store.of(row.kind(), row.key()).stream().findFirst();
        int revision = last.map(change -> change.revision).orElse(0);
        new VersionTag(revision).requireMatch(ifMatch);
        JsonNode base = catalogues.shippedRow(row.kind(), row.key());
        JsonNode before = last.map(CatalogueChangeEntity::row).orElse(base);
        requireFit(row);
        CatalogueChangeEntity change = new CatalogueChangeEntity();
        change.kind = row.kind().label();
        change.rowKey = row.key();
        change.revision = revision + 1;
        change.document = row.row() == null ? null : row.row().toString();
        change.reason = reason.strip();
        change.changedBy = actor.name();
        change.changedAt = clock.instant();
        store.add(change);
        record(actor, change, before, row.row() == null ? base : row.row());
        return catalogues.view(change, catalogues.inForce());
    }

    private void requireFit(CatalogueRow row) {
        CatalogueInForce now = catalogues.inForce();
        List<CatalogueRow> others = new ArrayList<>(store.newest().stream()
                .filter(change -> change.document != null)
                .map(CatalogueChangeEntity::override)
                .filter(other -> other.kind() != row.kind() || !other.key().equals(row.key()))
                .filter(other -> now.mistakeOf(other) == null)
                .toList());
        if (row.row() != null) {
            others.add(row);
        }
        try {
            catalogues.shipped().with(others);
        } catch (CatalogueMistakesException e) {
            throw Problem.invalid(e.mistakes().stream()
                    .map(mistake -> new FieldError("row", mistake))
                    .toList());
        }
    }

    private void record(Actor actor, CatalogueChangeEntity change, JsonNode before, JsonNode after) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("revision", change.revision);
        detail.put("reason", change.reason);
        detail.put("before", before);
        detail.put("after", after);
        audit.record(
                AuditLog.INSTALLATION,
                actor,
                change.document == null ? "silicon.restore" : "silicon.save",
                new Subject("silicon-row", change.kind + "/" + change.rowKey),
                detail);
    }
}
