package dev.landbridge.eval.portability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.eval.silicon.Catalogues;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.silicon.PortabilityChecker;
import dev.landbridge.silicon.PortabilityQuery;
import dev.landbridge.silicon.PortabilityReport;
import dev.landbridge.silicon.UnknownChipException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/** Portability reports of a team. */
@ApplicationScoped
public class PortabilityChecks {
    private final PortabilityReportStore store;
    private final VersionFacts versions;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;
    private final Catalogues catalogues;

    PortabilityChecks(
            PortabilityReportStore store,
            VersionFacts versions,
            Catalogues catalogues,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.versions = versions;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.catalogues = catalogues;
    }

    /** Checks, and keeps the report when it has a subject. */
    @Transactional
    PortabilityCheck check(String team, Actor actor, PortabilityRequest request) {
        PortabilityReport report = report(new PortabilityQuery(
                config(team, request),
                request.chip(),
                request.maxModelLen(),
                request.deviceCount(),
                request.imageFamily(),
                request.parameterCount(),
                request.engine(),
                request.engineVersion(),
                request.stated()));
        String id = Ids.next("port");
        if (request.subject() != null && !request.subject().isBlank()) {
            keep(team, actor, id, request.subject(), report);
        }
        return new PortabilityCheck(id, report);
    }

    PortabilityCheck get(String team, String id) {
        PortabilityReportEntity entity =
                store.find(team, id).orElseThrow(() -> Problem.notFound("portability check", id));
        try {
            return new PortabilityCheck(id, json.readValue(entity.report, PortabilityReport.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored report of " + id + " is unreadable", e);
        }
    }

    private PortabilityReport report(PortabilityQuery query) {
        try {
            return new PortabilityChecker(catalogues.current()).check(query);
        } catch (UnknownChipException e) {
            throw Problem.invalid("chip", e.getMessage());
        }
    }

    private JsonNode config(String team, PortabilityRequest request) {
        if (request.versionId() != null && !request.versionId().isBlank()) {
            return versions.of(team, request.versionId());
        }
        if (request.config() != null && request.config().isObject()) {
            return request.config();
        }
        if (request.model() == null || request.version() == null) {
            throw Problem.invalid("config", "give config (a JSON object), or model and version");
        }
        return versions.of(team, request.model(), request.version());
    }

    private void keep(String team, Actor actor, String id, String subject, PortabilityReport report) {
        PortabilityReportEntity entity = new PortabilityReportEntity();
        entity.id = id;
        entity.team = team;
        entity.subject = subject;
        entity.chip = report.chip();
        entity.verdict = report.verdict().name();
        entity.createdAt = clock.instant();
        entity.createdBy = actor.name();
        try {
            entity.report = json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        store.add(entity);
        audit.record(
                team,
                actor,
                "portability.check",
                new Subject("portability-check", id),
                Map.of("subject", subject, "chip", report.chip(), "verdict", entity.verdict));
    }
}
