package dev.landbridge.registry.readiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.promotion.Judgements;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The board: what keeps each version from production on each chip it was tried on. */
@ApplicationScoped
public class Readiness {
    private static final String ALIAS = "production";
    private static final String STAND_IN_CHIP = "cpu";
    private static final int VERSIONS = 50;

    /** The whole board; its columns are the gates of the policies that hold for its rows. */
    public record Board(List<Column> gates, List<Row> rows) {}

    public record Column(String name, String title) {}

    /** One version on one chip; {@code blockedBy} is null when nothing blocks it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(String model, int version, String chip, List<Cell> cells, String blockedBy) {}

    /** One gate; age and reference are those of its evidence, null without evidence. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Cell(String gate, Gate.State state, String detail, Long ageSeconds, String referenceId) {}

    private final ModelVersions versions;
    private final Judgements judgements;
    private final EvidenceIndex evidence;
    private final Clock clock;

    Readiness(ModelVersions versions, Judgements judgements, EvidenceIndex evidence, Clock clock) {
        this.versions = versions;
        this.judgements = judgements;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Transactional
    public Board board(String team) {
        List<Row> rows = new ArrayList<>();
        Map<String, Column> columns = new LinkedHashMap<>();
        for (ModelVersion version : versions.newest(team, VERSIONS)) {
            List<Evidence> found = evidence.of(version.subject());
            for (String chip : chips(found)) {
                List<Gate> gates = gates(version, chip);
                gates.forEach(gate -> columns.putIfAbsent(gate.name(), new Column(gate.name(), gate.title())));
                rows.add(row(version, chip, gates, found));
            }
        }
        return new Board(List.copyOf(columns.values()), rows);
    }

    private List<Gate> gates(ModelVersion version, String chip) {
        return judgements.gates(
                version,
                new Promotions.Wish(version.team(), version.model(), version.version(), ALIAS, chip),
                null,
                null);
    }

    private static TreeSet<String> chips(List<Evidence> found) {
        TreeSet<String> chips = new TreeSet<>();
        found.stream().map(Evidence::chip).filter(Objects::nonNull).forEach(chips::add);
        if (chips.isEmpty()) {
            chips.add(STAND_IN_CHIP);
        }
        return chips;
    }

    private Row row(ModelVersion version, String chip, List<Gate> gates, List<Evidence> found) {
        String blockedBy = gates.stream()
                .filter(gate -> !gate.passes())
                .map(gate -> gate.title() + ": " + gate.detail())
                .findFirst()
                .orElse(null);
        return new Row(
                version.model(),
                version.version(),
                chip,
                gates.stream().map(gate -> cell(gate, found)).toList(),
                blockedBy);
    }

    private Cell cell(Gate gate, List<Evidence> found) {
        Optional<Evidence> basis = found.stream()
                .filter(item -> item.id().equals(gate.evidenceId()))
                .findFirst();
        return new Cell(
                gate.name(),
                gate.state(),
                gate.detail(),
                basis.map(item -> Duration.between(item.createdAt(), clock.instant())
                                .toSeconds())
                        .orElse(null),
                basis.map(Evidence::referenceId).orElse(gate.evidenceId()));
    }
}
