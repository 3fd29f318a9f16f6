package dev.landbridge.registry.readiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.gate.GateName;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The board: what keeps each version from production on each chip it was tried on. */
@ApplicationScoped
public class Readiness {
    private static final String ALIAS = "production";
    private static final String STAND_IN_CHIP = "cpu";
    private static final int VERSIONS = 50;

    /** The whole board. */
    public record Board(List<Column> gates, List<Row> rows) {}

    public record Column(GateName name, String title) {}

    /** One version on one chip; {@code blockedBy} is null when nothing blocks it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Row(String model, int version, String chip, List<Cell> cells, String blockedBy) {}

    /** One gate; age and reference are those of its evidence, null without evidence. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Cell(GateName gate, Gate.State state, String detail, Long ageSeconds, String referenceId) {}

    private final ModelVersions versions;
    private final Promotions promotions;
    private final EvidenceIndex evidence;
    private final Clock clock;

    Readiness(ModelVersions versions, Promotions promotions, EvidenceIndex evidence, Clock clock) {
        this.versions = versions;
        this.promotions = promotions;
        this.evidence = evidence;
        this.clock = clock;
    }

    @Transactional
    public Board board(String team) {
        List<Row> rows = new ArrayList<>();
        for (ModelVersion version : versions.newest(team, VERSIONS)) {
            List<Evidence> found = evidence.of(version.subject());
            for (String chip : chips(found)) {
                rows.add(row(version, chip, found));
            }
        }
        List<Column> columns = Arrays.stream(GateName.values())
                .map(gate -> new Column(gate, gate.title()))
                .toList();
        return new Board(columns, rows);
    }

    private static TreeSet<String> chips(List<Evidence> found) {
        TreeSet<String> chips = new TreeSet<>();
        found.stream().map(Evidence::chip).filter(Objects::nonNull).forEach(chips::add);
        if (chips.isEmpty()) {
            chips.add(STAND_IN_CHIP);
        }
        return chips;
    }

    private Row row(ModelVersion version, String chip, List<Evidence> found) {
        Promotions.Wish wish = new Promotions.Wish(version.team(), version.model(), version.version(), ALIAS, chip);
        List<Gate> gates = promotions.judge(version, wish, null);
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
