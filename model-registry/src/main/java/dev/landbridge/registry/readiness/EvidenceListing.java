package dev.landbridge.registry.readiness;

import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Evidence over all versions of a team. Whether a piece is stale depends on its version as it is now. */
@ApplicationScoped
public class EvidenceListing {
    private final EvidenceIndex evidence;
    private final ModelVersions versions;

    EvidenceListing(EvidenceIndex evidence, ModelVersions versions) {
        this.evidence = evidence;
        this.versions = versions;
    }

    /** One page; with {@code stale} named it may hold fewer than asked for, and the next page goes on behind it. */
    @Transactional
    public Page<Evidence> list(String team, String model, EvidenceKind kind, Boolean stale, PageRequest page) {
        Page<Evidence> rows = evidence.list(team, model == null || model.isBlank() ? null : model, kind, page);
        Map<String, Map<String, Evidence>> marked = new HashMap<>();
        List<Evidence> items = new ArrayList<>();
        for (Evidence row : rows.items()) {
            Evidence now = marked.computeIfAbsent(row.model() + "/" + row.version(), place -> ofVersion(team, row))
                    .get(row.id());
            if (now != null && (stale == null || stale == now.stale())) {
                items.add(now);
            }
        }
        return new Page<>(items, rows.nextPageToken());
    }

    private Map<String, Evidence> ofVersion(String team, Evidence row) {
        return versions.find(team, row.model(), row.version())
                .map(version -> evidence.of(version.subject()).stream()
                        .collect(Collectors.toMap(Evidence::id, Function.identity())))
                .orElse(Map.of());
    }
}
