package dev.landbridge.registry.quarantine;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** What the ingest check refused, and what an operator decided about it. */
@ApplicationScoped
@Transactional
public class Quarantine {
    private final QuarantineStore store;
    private final AuditLog audit;

    Quarantine(QuarantineStore store, AuditLog audit) {
        this.store = store;
        this.audit = audit;
    }

    /** Holds the content back from its team; false when an operator has allowed it. */
    public boolean hold(String team, Actor uploader, String sha256, String fileName, String finding) {
        boolean held = store.hold(team, sha256, fileName, finding, uploader.id()) == Quarantined.State.HELD;
        if (held) {
            audit.record(
                    team,
                    uploader,
                    "quarantine-blob",
                    new Subject("blob", sha256),
                    Map.of("file_name", fileName, "finding", finding));
        }
        return held;
    }

    public boolean isAllowed(String team, String sha256) {
        return store.isAllowed(team, sha256);
    }

    /** @param team null lists every team */
    public Page<Quarantined> list(String team, PageRequest page) {
        String[] after = page.after().orElse("/").split("/", 2);
        List<Quarantined> rows = store.page(team, after[0], after.length > 1 ? after[1] : "", page.size() + 1);
        return Page.ofOverfetched(rows, page, row -> row.sha256() + "/" + row.team());
    }

    /** @param team null means every team that has it */
    public List<Quarantined> allow(String team, Actor operator, String sha256, String reason) {
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("reason", "must say why this content is safe");
        }
        List<Quarantined> allowed = store.allow(team, sha256, operator.id(), reason.strip());
        if (allowed.isEmpty()) {
            throw Problem.notFound("quarantined blob", sha256);
        }
        for (Quarantined item : allowed) {
            audit.record(
                    item.team(),
                    operator,
                    "allow-blob",
                    new Subject("blob", sha256),
                    Map.of("finding", item.finding(), "reason", reason.strip()));
        }
        return allowed;
    }

    /** Gives the bytes to the next collection. */
    public void remove(String team, Actor operator, String sha256) {
        List<String> teams = store.remove(team, sha256);
        if (teams.isEmpty()) {
            throw Problem.notFound("quarantined blob", sha256);
        }
        for (String owner : teams) {
            audit.record(owner, operator, "remove-quarantined-blob", new Subject("blob", sha256), Map.of());
        }
    }
}
