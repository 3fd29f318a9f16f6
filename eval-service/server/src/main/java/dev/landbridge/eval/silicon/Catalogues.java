package dev.landbridge.eval.silicon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.silicon.CatalogueExport;
import dev.landbridge.silicon.CatalogueRow;
import dev.landbridge.silicon.RowKind;
import dev.landbridge.silicon.SiliconCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The silicon catalogue of this installation: the shipped rows, with an operator's own laid over them. */
@ApplicationScoped
public class Catalogues {
    private final CatalogueChangeStore store;
    private final SiliconCatalogue shipped = SiliconCatalogue.load();
    private final Map<String, JsonNode> shippedRows = new HashMap<>();
    private final AtomicReference<CatalogueInForce> cached = new AtomicReference<>();

    Catalogues(CatalogueChangeStore store) {
        this.store = store;
        shipped.rows().forEach(row -> shippedRows.put(name(row.kind(), row.key()), row.row()));
    }

    /** The catalogue in force now; a change by another process is seen at the next call. */
    @Transactional
    public SiliconCatalogue current() {
        return inForce().catalogue();
    }

    @Transactional
    CatalogueSummary summary() {
        CatalogueInForce now = inForce();
        return new CatalogueSummary(
                shipped.rulesVersion(),
                shipped.devicesVersion(),
                now.catalogue().digest(),
                now.catalogue().overrides(),
                now.leftOut().size());
    }

    /** Every row in force, then what was left out; null takes every kind. */
    @Transactional
    List<RowView> rows(RowKind kind) {
        CatalogueInForce now = inForce();
        Map<String, CatalogueChangeEntity> changes = new LinkedHashMap<>();
        store.newest().forEach(change -> changes.put(name(change.kind(), change.rowKey), change));
        List<RowView> views = new ArrayList<>();
        for (CatalogueRow row : now.catalogue().rows()) {
            CatalogueChangeEntity change = changes.remove(name(row.kind(), row.key()));
            views.add(change == null ? RowView.shipped(row.kind(), row.key(), row.row()) : view(change, now));
        }
        changes.values().stream()
                .filter(change -> change.document != null)
                .forEach(change -> views.add(view(change, now)));
        return views.stream()
                .filter(view -> kind == null || view.kind() == kind)
                .toList();
    }

    @Transactional
    RowView row(RowKind kind, String key) {
        Optional<CatalogueChangeEntity> change = store.of(kind, key).stream().findFirst();
        JsonNode base = shippedRow(kind, key);
        if (change.isEmpty()) {
            return RowView.shipped(kind, key, Optional.ofNullable(base).orElseThrow(() -> missing(kind, key)));
        }
        if (change.get().document == null && base == null) {
            throw missing(kind, key);
        }
        return view(change.get(), inForce());
    }

    /** Newest first; empty for a row nobody changed. */
    @Transactional
    List<RowChange> changes(RowKind kind, String key) {
        return store.of(kind, key).stream().map(RowChange::of).toList();
    }

    /** The operator's rows in force, for {@code landbridge portability --catalogue}. */
    @Transactional
    CatalogueExport export() {
        CatalogueInForce now = inForce();
        List<CatalogueExport.SavedRow> saved = store.newest().stream()
                .filter(change -> change.document != null && now.mistakeOf(change.override()) == null)
                .map(change -> new CatalogueExport.SavedRow(
                        change.kind(),
                        change.rowKey,
                        change.row(),
                        change.revision,
                        change.reason,
                        change.changedBy,
                        change.changedAt.toString()))
                .toList();
        return new CatalogueExport(shipped.rulesVersion(), now.catalogue().digest(), saved);
    }

    CatalogueInForce inForce() {
        long change = store.last();
        CatalogueInForce known = cached.get();
        if (known != null && known.change() == change) {
            return known;
        }
        CatalogueInForce now = CatalogueInForce.of(
                change,
                shipped,
                store.newest().stream()
                        .filter(one -> one.document != null)
                        .map(CatalogueChangeEntity::override)
                        .toList());
        cached.set(now);
        return now;
    }

    RowView view(CatalogueChangeEntity change, CatalogueInForce now) {
        return RowView.changed(
                change,
                shippedRow(change.kind(), change.rowKey),
                change.document == null ? null : now.mistakeOf(change.override()));
    }

    SiliconCatalogue shipped() {
        return shipped;
    }

    /** Null for a row that is not shipped. */
    JsonNode shippedRow(RowKind kind, String key) {
        return shippedRows.get(name(kind, key));
    }

    private static Problem missing(RowKind kind, String key) {
        return Problem.of(ProblemType.NOT_FOUND, "The catalogue has no " + kind.label() + " row '" + key + "'.");
    }

    private static String name(RowKind kind, String key) {
        return kind.label() + " " + key;
    }
}
