package dev.landbridge.registry.blob;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** How much a team may keep: the installation's defaults, or what an operator set for the team. */
@ApplicationScoped
@Transactional
public class StorageLimits {
    /** What a team may keep; sizes in bytes. */
    public record Limits(int maxFilesPerVersion, long maxFileBytes, long maxBytes) {
        public Limits {
            if (maxFilesPerVersion < 1 || maxFileBytes < 1 || maxBytes < 1) {
                throw Problem.invalid("limits", "must be 1 or more, each");
            }
        }
    }

    private final StorageLimitStore store;
    private final BlobConfig config;
    private final AuditLog audit;

    StorageLimits(StorageLimitStore store, BlobConfig config, AuditLog audit) {
        this.store = store;
        this.config = config;
        this.audit = audit;
    }

    public Limits of(String team) {
        BlobConfig.Limits defaults = config.limits();
        return store.find(team)
                .orElseGet(() -> new Limits(
                        defaults.maxFilesPerVersion(),
                        defaults.maxFileBytes().asLongValue(),
                        defaults.maxBytes().asLongValue()));
    }

    public Limits set(String team, Actor operator, Limits limits) {
        store.set(team, limits, operator.id());
        audit.record(
                team,
                operator,
                "set-storage-limits",
                new Subject("team", team),
                Map.of(
                        "max_files_per_version", limits.maxFilesPerVersion(),
                        "max_file_bytes", limits.maxFileBytes(),
                        "max_bytes", limits.maxBytes()));
        return limits;
    }

    /** Refuses a file that is too large, or would be too much, before its bytes are taken. */
    public void requireRoom(String team, long fileBytes) {
        Limits limits = of(team);
        if (fileBytes > limits.maxFileBytes()) {
            throw refused("A file of " + fileBytes + " bytes is larger than the " + limits.maxFileBytes()
                    + " bytes that this team may store in one file.");
        }
        if (store.bytesOf(team) + fileBytes > limits.maxBytes()) {
            throw refused("With this file the team would keep more than its " + limits.maxBytes()
                    + " bytes. Delete versions that nobody needs, or ask an operator for more.");
        }
    }

    void requireFileCount(String team, int files) {
        int most = of(team).maxFilesPerVersion();
        if (files > most) {
            throw refused(files + " files are more than the " + most + " that this team may put into one version.");
        }
    }

    private static Problem refused(String detail) {
        return Problem.of(ProblemType.CONTENT_REFUSED, detail);
    }
}
