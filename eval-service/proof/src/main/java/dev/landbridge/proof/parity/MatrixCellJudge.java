package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.CaseRows;
import dev.landbridge.proof.golden.MatrixTables;
import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.statistics.Binomials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A cell is a smoke test: the production setting carries the burden of proof at full size, a cell fails where its few
 * prompts show a fault. Hence lower bounds here where the gates hold upper ones.
 */
final class MatrixCellJudge {
    /** What an engine that was started beside the candidate must share with it. */
    private static final List<String> BOUND = List.of(
            "weights_digest",
            "tokenizer_digest",
            "chat_template_digest",
            "engine",
            "engine_version",
            "chip",
            "numerics",
            "quantization",
            "platform_row",
            "parallel_layout");

    private final MatrixReference reference;
    private final SideIdentity target;
    private final MatrixLimits limits;

    MatrixCellJudge(MatrixReference reference, SideIdentity target, MatrixLimits limits) {
        this.reference = reference;
        this.target = target;
        this.limits = limits;
    }

    MatrixCell judge(ServingMatrix.Cell cell, MatrixTables.Cell tables) {
        List<String> invalid = inadmissible(cell, tables);
        if (!invalid.isEmpty()) {
            return judged(cell, GateVerdict.INVALID, String.join(" ", invalid), null, null);
        }
        List<String> faults = new ArrayList<>();
        long unreadable = HealthGate.invalid(tables.scores())
                + HealthGate.invalid(tables.decodes().scores());
        if (unreadable > 0) {
            faults.add("%d invalid numbers.".formatted(unreadable));
        }
        if (cell.transport().garbage() > 0) {
            faults.add(
                    "Without an answer at first: %s.".formatted(cell.transport().words()));
        }
        garbled(cell, faults);
        decodes(cell, tables, faults);
        if (unreadable > 0 || tables.tokens().cases() == 0) {
            return judged(cell, faults, null, null);
        }
        CaseRows first = reference.scores(cell.scored(), 0);
        CaseRows second = reference.scores(cell.scored(), 1);
        PositionTables compared = PositionTables.of(first.tokens(), first.scores(), tables.scores())
                .byPrompt(cell.scored());
        double floor = PositionTables.of(first.tokens(), first.scores(), second.scores())
                .kl()
                .mean();
        faults.addAll(DistributionSmoke.faults(compared, floor, limits));
        return judged(cell, faults, compared.kl().mean(), floor);
    }

    private List<String> inadmissible(ServingMatrix.Cell cell, MatrixTables.Cell tables) {
        List<String> violations = new ArrayList<>();
        for (String field : BOUND) {
            if (!Objects.equals(
                    cell.fingerprint().get(field), target.fingerprint().get(field))) {
                violations.add("The engine differs from the candidate in its %s.".formatted(field));
            }
        }
        if (!reference.knows(cell.scored(), cell.decoded())
                || cell.scored().size() != tables.tokens().cases()
                || cell.decoded().size() != tables.decodes().tokens().cases()
                || cell.decoded().size() != cell.outputs().size()) {
            violations.add("The cases are not those of the golden trace.");
        } else if (!Arrays.equals(
                reference.scores(cell.scored(), 0).tokens().tokenIds(),
                tables.tokens().tokenIds())) {
            violations.add("The token ids are not those of the golden trace.");
        }
        return violations;
    }

    private void garbled(ServingMatrix.Cell cell, List<String> faults) {
        GarbageDetector detector = new GarbageDetector(limits.document().garbage());
        long garbage = 0;
        for (int i = 0; i < cell.decoded().size(); i++) {
            garbage += detector.defect(
                                    reference.output(cell.decoded().get(i)),
                                    cell.outputs().get(i))
                            .isPresent()
                    ? 1
                    : 0;
        }
        if (garbage > 0) {
            faults.add("%d of %d generations garbled."
                    .formatted(garbage, cell.decoded().size()));
        }
    }

    private void decodes(ServingMatrix.Cell cell, MatrixTables.Cell tables, List<String> faults) {
        if (cell.decoded().isEmpty()) {
            return;
        }
        DecodeComparison decode = DecodeComparison.of(
                reference.decodes(cell.decoded()),
                tables.decodes(),
                limits.document().decode().benignGap());
        Share askings = new Share(decode.hard(), decode.cases());
        Share prompts = new Share(
                decode.hardAt().stream().map(cell.decoded()::get).distinct().count(),
                cell.decoded().stream().distinct().count());
        double confidence = limits.document().confidence();
        double lower = Math.min(askings.lower(confidence), prompts.lower(confidence));
        if (lower > limits.size().hardDivergenceCap()) {
            faults.add("%s continuations, of %s prompts, leave the reference for real (at least %s, allowed %s)."
                    .formatted(
                            askings.words(),
                            prompts.words(),
                            Words.percent(lower),
                            Words.percent(limits.size().hardDivergenceCap())));
        }
    }

    /**
     * Of the askings, or of the prompts that diverge in any of theirs. The first bound holds if the askings of a prompt
     * have nothing to do with each other, the second if they are all the same; the smaller is held against the cap.
     */
    private record Share(long hard, long of) {

        double lower(double confidence) {
            return Binomials.lower(hard, of, confidence);
        }

        String words() {
            return "%d of %d".formatted(hard, of);
        }
    }

    private static MatrixCell judged(ServingMatrix.Cell cell, List<String> faults, Double kl, Double floor) {
        return faults.isEmpty()
                ? judged(cell, GateVerdict.PASS, "No difference beyond the limits.", kl, floor)
                : judged(cell, GateVerdict.FAIL, String.join(" ", faults), kl, floor);
    }

    private static MatrixCell judged(
            ServingMatrix.Cell cell, GateVerdict verdict, String detail, Double kl, Double floor) {
        return new MatrixCell(
                cell.name(), cell.settings(), verdict, detail, cell.transport().requests(), kl, floor);
    }
}
