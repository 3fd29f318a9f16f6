package dev.landbridge.eval.matrix;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.eval.trace.SideCapture;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.proof.golden.MatrixTables;
import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.matrix.MatrixPlan;
import dev.landbridge.proof.matrix.MatrixPolicy;
import dev.landbridge.proof.parity.ParityPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Asks a candidate, and engines with other switches beside it, under every setting of the plan. */
@ApplicationScoped
public class MatrixCapture {
    private final Offers offers;
    private final CellCapture cells;
    private final Soak soak;
    private final SiblingEngines siblings;
    private final SideCapture side;
    private final ParityPolicy policy;
    private final MatrixConfig config;

    MatrixCapture(
            Offers offers,
            CellCapture cells,
            Soak soak,
            SiblingEngines siblings,
            SideCapture side,
            ParityPolicy policy,
            MatrixConfig config) {
        this.offers = offers;
        this.cells = cells;
        this.soak = soak;
        this.siblings = siblings;
        this.side = side;
        this.policy = policy;
        this.config = config;
    }

    /**
     * The target's trace with how its requests went and, unless it is switched off, the serving matrix.
     *
     * @param progress told what is being done, at least every few seconds; throws when the work was cancelled
     */
    public Trace extend(SideCapture.Source source, Trace reference, Trace target, Consumer<String> progress)
            throws IOException, InterruptedException {
        Optional<MatrixPolicy> asked = policy.matrix().filter(any -> config.enabled());
        if (asked.isEmpty()) {
            return with(target, source, null, MatrixTables.NONE);
        }
        MatrixPolicy.Size size = size(asked.get(), source.deployment().getChip());
        MatrixPlan plan = MatrixPlan.of(asked.get(), size, offers.of(source.deployment(), reference, asked.get()));
        Run run = new Run(source, reference, size, plan, progress);
        List<CellCapture.Answered> answered = run.all();
        ServingMatrix.Soak soaked = soak.run(
                source,
                reference.generateCases(),
                Duration.ofMillis((long) (1000 * size.soakSeconds())),
                share -> progress.accept("soak, %.0f %%".formatted(100 * share)));
        ServingMatrix matrix = new ServingMatrix(
                plan.factors(),
                run.leftOut,
                answered.stream().map(CellCapture.Answered::cell).toList(),
                soaked);
        return with(
                target,
                source,
                matrix,
                MatrixTables.target(
                        answered.stream().map(CellCapture.Answered::tables).toList()));
    }

    private MatrixPolicy.Size size(MatrixPolicy matrix, String chip) {
        MatrixPolicy.Size size = matrix.sizes().get(policy.sizeFor(chip));
        return new MatrixPolicy.Size(
                size.prompts(),
                size.decodes(),
                config.siblings().orElse(size.siblings()),
                config.soak().map(length -> length.toMillis() / 1000.0).orElse(size.soakSeconds()),
                size.minCoverage());
    }

    private Trace with(Trace target, SideCapture.Source source, ServingMatrix matrix, MatrixTables tables) {
        return target.with(target.manifest().with(side.transport(source, "", 1), matrix), tables);
    }

    /** The cells of one plan, engine by engine; siblings come up while the candidate is asked. */
    private final class Run {
        private final SideCapture.Source candidate;
        private final Trace reference;
        private final MatrixPolicy.Size size;
        private final MatrixPlan plan;
        private final Consumer<String> progress;
        private final List<ServingMatrix.LeftOut> leftOut;
        private final Map<Integer, CellCapture.Answered> answered = new TreeMap<>();

        Run(
                SideCapture.Source candidate,
                Trace reference,
                MatrixPolicy.Size size,
                MatrixPlan plan,
                Consumer<String> progress) {
            this.candidate = candidate;
            this.reference = reference;
            this.size = size;
            this.plan = plan;
            this.progress = progress;
            this.leftOut = new ArrayList<>(plan.leftOut());
        }

        List<CellCapture.Answered> all() throws IOException, InterruptedException {
            Claim claim = candidate.claim();
            Map<Map<String, String>, String> started = new HashMap<>();
            try {
                for (Map<String, String> switches :
                        plan.engines().subList(1, plan.engines().size())) {
                    started.put(
                            switches,
                            siblings.start(claim, candidate.deployment(), switches)
                                    .getId());
                }
                ask(plan.engines().get(0), candidate);
                for (Map<String, String> switches :
                        plan.engines().subList(1, plan.engines().size())) {
                    sibling(switches, started.get(switches));
                }
            } finally {
                started.values().forEach(id -> siblings.stop(claim, id));
            }
            return List.copyOf(answered.values());
        }

        private void sibling(Map<String, String> switches, String id) throws IOException, InterruptedException {
            Deployment ready;
            try {
                ready = siblings.ready(
                        candidate.claim(), id, () -> progress.accept("waiting for an engine with other switches"));
            } catch (JobFailure e) {
                leftOut.add(new ServingMatrix.LeftOut(
                        switches.toString(), "the engine did not come up so: " + e.getMessage()));
                return;
            }
            ask(switches, new SideCapture.Source(candidate.claim(), ready, candidate.topK()));
        }

        private void ask(Map<String, String> switches, SideCapture.Source source)
                throws IOException, InterruptedException {
            for (int number = 0; number < plan.cells().size(); number++) {
                Map<String, String> settings = plan.cells().get(number);
                if (settings.entrySet().containsAll(switches.entrySet()) && !answered.containsKey(number)) {
                    progress.accept("serving matrix, cell %d of %d"
                            .formatted(answered.size() + 1, plan.cells().size()));
                    answered.put(number, cells.ask(source, reference, new CellCapture.Wanted(number, settings, size)));
                }
            }
        }
    }
}
