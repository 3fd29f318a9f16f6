package dev.landbridge.proof;

import dev.landbridge.proof.golden.CaseRows;
import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Generation;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.MatrixTables;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.Transport;
import dev.landbridge.proof.matrix.MatrixPlan;
import dev.landbridge.proof.matrix.MatrixPolicy;
import dev.landbridge.proof.matrix.Offer;
import dev.landbridge.proof.parity.ParityPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A target of {@link SyntheticTraces} that was also asked under every setting of an engine with two switches. */
public final class SyntheticMatrix {
    public static final Transport CLEAN = new Transport(16, false, List.of());
    public static final Offer OFFER = new Offer(
            "synthetic 1",
            Map.of("graph", List.of("graph", "eager"), "chunked_prefill", List.of("on", "off")),
            Map.of("graph", "graph", "chunked_prefill", "on"),
            Set.of("512"),
            1024);

    private final SyntheticTraces traces;

    public MatrixPolicy.Size size =
            ParityPolicy.current().matrix().orElseThrow().sizes().get("smoke");
    public double soakSeconds = 2;
    public Transport transport = CLEAN;
    public String engine = "synthetic";
    /** Indexes of the generate cases that are decoded as an engine with {@link SyntheticTraces#ROPE} decodes them. */
    public Set<Integer> divergent = Set.of();

    public Function<Map<String, String>, SyntheticTraces.Fault> fault = settings -> SyntheticTraces.BF16;

    public SyntheticMatrix(SyntheticTraces traces) {
        this.traces = traces;
    }

    public Trace target() {
        MatrixPlan plan = MatrixPlan.of(ParityPolicy.current().matrix().orElseThrow(), size, OFFER);
        Trace production = traces.target(SyntheticTraces.BF16);
        List<ServingMatrix.Cell> cells = new ArrayList<>();
        List<MatrixTables.Cell> tables = new ArrayList<>();
        for (Map<String, String> settings : plan.cells()) {
            Trace asked = traces.target(fault.apply(settings));
            List<Integer> some = IntStream.range(0, Integer.parseInt(settings.get("concurrency")))
                    .map(i -> i % 16)
                    .boxed()
                    .toList();
            cells.add(cell(settings, asked, some));
            tables.add(tables(asked, some));
        }
        ServingMatrix matrix = new ServingMatrix(plan.factors(), plan.leftOut(), cells, soak(production));
        Trace target = new Trace(
                production.manifest().with(CLEAN, matrix),
                production.cases(),
                production.tokens(),
                production.scores(),
                production.decodes(),
                production.tasks());
        return target.with(MatrixTables.target(tables));
    }

    private ServingMatrix.Cell cell(Map<String, String> settings, Trace asked, List<Integer> some) {
        return new ServingMatrix.Cell(
                settings.toString(),
                settings,
                Map.of("engine", engine, "numerics", "bf16-emulated"),
                transport,
                ids(asked.scoreCases(), some),
                ids(asked.generateCases(), some),
                some.stream()
                        .map(i -> asked.generateCases().get(i).outputs().get(0))
                        .toList());
    }

    private MatrixTables.Cell tables(Trace asked, List<Integer> some) {
        CaseRows scored = CaseRows.of(asked.tokens(), asked.scores().get(0), some);
        Decodes all = decodes(asked);
        CaseRows decoded = CaseRows.of(all.tokens(), all.scores(), some);
        return new MatrixTables.Cell(scored.tokens(), scored.scores(), new Decodes(decoded.tokens(), decoded.scores()));
    }

    private Decodes decodes(Trace asked) {
        Decodes right = asked.decodes().get(0);
        Decodes wrong = traces.target(SyntheticTraces.ROPE).decodes().get(0);
        int[] ids = right.tokens().tokenIds().clone();
        Scores scores = Scores.allocate(ids.length, right.scores().topK());
        for (int i = 0; i < right.tokens().cases(); i++) {
            Decodes source = divergent.contains(i) ? wrong : right;
            int begin = right.tokens().begin(i);
            int length = right.tokens().length(i);
            System.arraycopy(source.tokens().tokenIds(), begin, ids, begin, length);
            scores.copy(source.scores(), begin, begin, length);
        }
        return new Decodes(new TokenTable(right.tokens().offsets(), ids), scores);
    }

    private ServingMatrix.Soak soak(Trace production) {
        GoldenCase one = production.generateCases().get(0);
        Generation output = one.outputs().get(0);
        return new ServingMatrix.Soak(
                soakSeconds,
                8,
                CLEAN,
                List.of(new ServingMatrix.Soak.Output(one.caseId(), output.text(), output.finishReason(), 40)));
    }

    private static List<String> ids(List<GoldenCase> cases, List<Integer> some) {
        return some.stream().map(i -> cases.get(i).caseId()).toList();
    }
}
