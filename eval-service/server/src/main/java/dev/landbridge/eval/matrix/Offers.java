package dev.landbridge.eval.matrix;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.Fingerprint;
import dev.landbridge.eval.inference.ModelLimits;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.eval.silicon.Catalogues;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.matrix.MatrixPolicy;
import dev.landbridge.proof.matrix.Offer;
import dev.landbridge.silicon.EngineRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a candidate can be asked for: its engine's switches, its window, the lengths of the golden trace's prompts. */
@ApplicationScoped
class Offers {
    private static final String TAG = "length-";

    private final Catalogues silicon;
    private final ModelLimits limits;

    Offers(Catalogues silicon, ModelLimits limits) {
        this.silicon = silicon;
        this.limits = limits;
    }

    Offer of(Deployment candidate, Trace reference, MatrixPolicy policy) throws IOException, InterruptedException {
        Fingerprint fingerprint = candidate.getFingerprint();
        Set<String> lengths = new TreeSet<>();
        lengths.add(Integer.toString(policy.lengths().get(0)));
        reference.longCases().stream()
                .flatMap(one -> one.tags().stream())
                .filter(tag -> tag.startsWith(TAG))
                .forEach(tag -> lengths.add(tag.substring(TAG.length())));
        return new Offer(
                (fingerprint.getEngine() + " " + fingerprint.getEngineVersion()).trim(),
                silicon.current()
                        .engine(fingerprint.getEngine(), fingerprint.getEngineVersion())
                        .map(EngineRow::switches)
                        .orElse(Map.of()),
                candidate.getSwitchesMap(),
                lengths,
                window(candidate));
    }

    private int window(Deployment candidate) throws IOException, InterruptedException {
        try {
            return limits.of(Target.of(candidate)).maxLength();
        } catch (JobFailure e) {
            return 0;
        }
    }
}
