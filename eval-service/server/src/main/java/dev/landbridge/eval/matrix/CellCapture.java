package dev.landbridge.eval.matrix;

import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.trace.SideCapture;
import dev.landbridge.eval.trace.Traces;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.MatrixTables;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.matrix.Factor;
import dev.landbridge.proof.matrix.MatrixPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks one engine under one setting. */
@ApplicationScoped
class CellCapture {
    private final SideCapture side;

    CellCapture(SideCapture side) {
        this.side = side;
    }

    /** A cell with what was answered. */
    record Answered(ServingMatrix.Cell cell, MatrixTables.Cell tables) {}

    /** @param number of the cell within the run */
    record Wanted(int number, Map<String, String> settings, MatrixPolicy.Size size) {
        int concurrency() {
            return Integer.parseInt(settings.get(Factor.CONCURRENCY));
        }

        boolean repeated() {
            return settings.get(Factor.PROMPT).equals(Factor.REPEATED);
        }

        String parts() {
            return "matrix.c" + number + ".";
        }

        String name() {
            return settings.entrySet().stream()
                    .map(level -> level.getKey().replace('_', ' ') + " " + level.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    Answered ask(SideCapture.Source source, Trace reference, Wanted wanted) throws IOException, InterruptedException {
        side.begin(source);
        Prompts prompts = Prompts.of(reference, wanted);
        List<GoldenCase> questions = spread(
                reference.generateCases(), Math.max(wanted.size().decodes(), wanted.concurrency()), wanted.number());
        Scores scores = side.scores(source, part(wanted, "score", prompts.ids().size()), prompts.ids(), done -> {});
        SideCapture.Continuations decodes =
                side.decodes(source, part(wanted, "decode", questions.size()), questions, done -> {});
        ServingMatrix.Cell cell = new ServingMatrix.Cell(
                wanted.name(),
                wanted.settings(),
                Deployments.identity(source.deployment()).fingerprint(),
                side.transport(source, wanted.parts(), wanted.repeated() ? 2 : 1),
                prompts.caseIds(),
                questions.stream().map(GoldenCase::caseId).toList(),
                decodes.texts());
        return new Answered(cell, new MatrixTables.Cell(Traces.tokens(prompts.ids()), scores, decodes.decodes()));
    }

    private static Part part(Wanted wanted, String what, int items) {
        return Part.shuffled(wanted.parts() + what, items, wanted.concurrency(), wanted.number())
                .repeatedIf(wanted.repeated());
    }

    /** Teacher-forced prompts of a cell. */
    private record Prompts(List<String> caseIds, List<List<Integer>> ids) {
        static Prompts of(Trace reference, Wanted wanted) {
            String level = wanted.settings().getOrDefault(Factor.LENGTH, "");
            List<GoldenCase> longer = reference.longCases().stream()
                    .filter(one -> one.tags().contains("length-" + level))
                    .toList();
            boolean ordinary = longer.isEmpty();
            List<GoldenCase> all = ordinary ? reference.scoreCases() : reference.longCases();
            TokenTable tokens =
                    ordinary ? reference.tokens() : reference.matrix().longTokens();
            int atLeast = ordinary ? Math.max(wanted.size().prompts(), wanted.concurrency()) : wanted.concurrency();
            List<GoldenCase> chosen =
                    spread(ordinary ? all : longer, Math.max(atLeast, longer.size()), wanted.number());
            return new Prompts(
                    chosen.stream().map(GoldenCase::caseId).toList(),
                    chosen.stream()
                            .map(one -> IntStream.of(tokens.ids(all.indexOf(one)))
                                    .boxed()
                                    .toList())
                            .toList());
        }
    }

    /** Evenly over all, from another start in each cell; again from the front when there are too few. */
    private static List<GoldenCase> spread(List<GoldenCase> cases, int count, int shift) {
        List<GoldenCase> chosen = new ArrayList<>();
        for (int i = 0; i < count && !cases.isEmpty(); i++) {
            long at = count <= cases.size() ? (long) i * cases.size() / count : i;
            chosen.add(cases.get((int) ((at + shift) % cases.size())));
        }
        return chosen;
    }
}
