package dev.landbridge.proof.llama;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceManifest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A golden trace of windows: teacher-forced scores alone, without continuations or tasks. It can show a fault, and it can
 * never give PASS.
 */
public final class LlamaTrace {

    private LlamaTrace() {}

    /**
     * The file holds one run. Its copy stands for the second replicate, so the noise floor is zero: that makes every limit
     * stricter and none looser.
     *
     * @param identity what the file is said to have been made with; the file itself does not tell
     * @param corpora name and digest of the file
     * @param capturedAt RFC 3339, UTC
     */
    public static Trace of(
            LlamaKlBase.Windows windows, SideIdentity identity, List<Map<String, String>> corpora, String capturedAt) {
        Scores scores = windows.scores();
        TraceManifest manifest = new TraceManifest(
                TraceManifest.GOLDEN,
                identity,
                scores.topK(),
                "raw",
                List.of(
                        Map.of("replicate", "r0", "source", "llama.cpp KL base file"),
                        Map.of("replicate", "r1", "source", "copy of r0, the file holds one run")),
                corpora,
                "text",
                capturedAt,
                List.of());
        Decodes none = new Decodes(new TokenTable(new long[1], new int[0]), Scores.allocate(0, scores.topK()));
        return new Trace(
                manifest,
                cases(windows.tokens()),
                windows.tokens(),
                List.of(scores, scores),
                List.of(none, none),
                List.of());
    }

    private static List<GoldenCase> cases(TokenTable tokens) {
        List<GoldenCase> cases = new ArrayList<>();
        for (int chunk = 0; chunk < tokens.cases(); chunk++) {
            int[] ids = tokens.ids(chunk);
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * ids.length);
            for (int id : ids) {
                bytes.putInt(id);
            }
            cases.add(new GoldenCase(
                    "window-%04d".formatted(chunk),
                    GoldenCase.SCORE,
                    List.of("kind:window"),
                    "",
                    Sha256.hex(bytes.array()),
                    List.of(),
                    0,
                    List.of()));
        }
        return cases;
    }
}
