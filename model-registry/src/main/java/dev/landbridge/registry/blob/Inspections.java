package dev.landbridge.registry.blob;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.blob.StagedBlob;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.quarantine.Quarantine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** Looks into every content once, before any team may use it, and holds back what is not safe. */
@ApplicationScoped
class Inspections {
    private final IngestCheck check;
    private final BlobRecordStore records;
    private final Quarantine quarantine;

    Inspections(IngestCheck check, BlobRecordStore records, Quarantine quarantine) {
        this.check = check;
        this.records = records;
        this.quarantine = quarantine;
    }

    /** What is wrong with the content, if anything; outside of any transaction, as reading a large archive takes time. */
    Optional<Finding> inspect(StagedBlob staged) throws IOException {
        String sha256 = staged.blob().sha256();
        return QuarkusTransaction.requiringNew().call(() -> records.isInspected(sha256))
                ? QuarkusTransaction.requiringNew().call(() -> records.finding(sha256))
                : check.inspect(staged);
    }

    /** In the caller's transaction: the reason why the team may not use it under this name, having put it in quarantine. */
    Optional<Problem> hold(String team, String uploader, String sha256, String fileName) {
        Optional<Finding> finding = records.finding(sha256).filter(found -> found.appliesTo(fileName));
        if (finding.isEmpty()
                || !quarantine.hold(
                        team,
                        new Actor(uploader, uploader),
                        sha256,
                        fileName,
                        finding.get().text())) {
            return Optional.empty();
        }
        return Optional.of(refusal(finding.get(), fileName, " It is held in quarantine as " + sha256 + "."));
    }

    /** Refuses content that is unsafe under the name it shall get, unless an operator allowed it. */
    void requireSafe(String team, FileRef file, Optional<Finding> finding) {
        finding.filter(found -> found.appliesTo(file.path())).ifPresent(found -> {
            if (!quarantine.isAllowed(team, file.sha256())) {
                throw refusal(found, file.path(), "");
            }
        });
    }

    private static Problem refusal(Finding finding, String fileName, String consequence) {
        String name = fileName.isEmpty() ? "The file" : "The file '" + fileName + "'";
        String remedy = finding.isPickle()
                ? " Convert the weights to safetensors and send that,"
                : " Send the files themselves,";
        return Problem.of(
                finding.isPickle() ? ProblemType.PICKLE_REFUSED : ProblemType.CONTENT_REFUSED,
                name + " is refused: " + finding.text() + "." + consequence + remedy
                        + " or ask an operator to allow it with a reason.");
    }
}
