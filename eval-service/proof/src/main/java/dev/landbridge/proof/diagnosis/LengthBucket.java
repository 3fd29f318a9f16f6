package dev.landbridge.proof.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Mean KL of the prompts of one length, nats a token. */
public record LengthBucket(String bucket, double kl, double floor) {

    static List<LengthBucket> curve(Evidence evidence) {
        List<LengthBucket> curve = new ArrayList<>();
        Slices.tallies(evidence.prompts(), Dimension.length())
                .forEach((label, tally) -> curve.add(new LengthBucket(label.text(), tally.kl(), tally.floorKl())));
        return curve;
    }
}
