package dev.landbridge.eval.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.eval.goldentrace.GoldenTraces;
import dev.landbridge.eval.trace.TraceConfig;
import dev.landbridge.eval.trace.Traces;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.golden.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The per-prompt table of a parity run. */
@ApplicationScoped
class PromptTable {
    private final ParityRuns runs;
    private final GoldenTraces traces;
    private final TraceConfig config;

    PromptTable(ParityRuns runs, GoldenTraces traces, TraceConfig config) {
        this.runs = runs;
        this.traces = traces;
        this.config = config;
    }

    Page<JsonNode> page(String team, String id, boolean worstFirst, PageRequest page) {
        List<JsonNode> rows = new ArrayList<>();
        runs.prompts(team, id).forEach(rows::add);
        if (worstFirst) {
            rows.sort(Comparator.comparingDouble(row -> -row.path("kl").asDouble()));
        }
        int from = page.after().map(PromptTable::rank).orElse(0);
        List<Ranked> ranked = new ArrayList<>();
        for (int i = from; i < Math.min(rows.size(), from + page.size() + 1); i++) {
            ranked.add(new Ranked(i, rows.get(i)));
        }
        return Page.ofOverfetched(ranked, page, row -> Integer.toString(row.rank() + 1))
                .map(Ranked::row);
    }

    private record Ranked(int rank, JsonNode row) {}

    PromptDetail detail(String team, String id, int index) {
        JsonNode row = StreamSupport.stream(runs.prompts(team, id).spliterator(), false)
                .filter(one -> one.path("index").asInt() == index)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("prompt", Integer.toString(index)));
        ParityRun run = runs.get(team, id);
        try {
            Trace golden = traces.trace(team, run.goldenTraceId());
            if (golden.vocabulary().isEmpty()) {
                golden = golden.with(Traces.vocabulary(config.golden(run.goldenTraceId())), golden.questions());
            }
            return PromptDetail.of((ObjectNode) row, index, golden, runs.target(team, id));
        } catch (IOException e) {
            throw new IllegalStateException("the tables of " + id + " cannot be read", e);
        }
    }

    private static int rank(String token) {
        try {
            return Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw Problem.invalid("page_token", "is not a token of this list");
        }
    }
}
