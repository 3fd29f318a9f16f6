package dev.landbridge.launcher.bench.eval;

import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.proof.certificate.CertificateArchive;
import dev.landbridge.proof.certificate.CertificateContent;
import dev.landbridge.proof.certificate.CertificateIssuer;
import dev.landbridge.proof.certificate.CertificateSubject;
import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Generation;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.TaskOutcome;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceManifest;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A signed certificate over tables of invented positions, all of which every gate looks at. */
final class SyntheticCertificate {
    private static final String PROFILE = "same-precision";
    private static final int TOP_K = 20;
    private static final int DECODES = 64;
    private static final int DECODED = 24;
    private static final int TASKS = 320;
    private static final int VOCABULARY = 40;
    private static final int STEP = 7;

    private final int prompts;
    private final int length;

    /** @param length tokens of each prompt */
    SyntheticCertificate(int prompts, int length) {
        this.prompts = prompts;
        this.length = length;
    }

    /** @return the archive, written into the folder */
    Path write(Path folder) throws IOException {
        Trace golden = trace(TraceManifest.GOLDEN, 2, "fp32");
        Trace target = trace(TraceManifest.TARGET, 1, "bf16-emulated");
        ParityPolicy policy = ParityPolicy.current();
        CertificateContent content =
                new CertificateContent(golden, target, policy, new ParityJudge(policy, PROFILE).judge(golden, target));
        Path issued = folder.resolve("certificate");
        Instant now = Instant.now();
        CertificateSubject subject =
                new CertificateSubject("bench", "bench", "bench", "", "bench", now, now.plus(Duration.ofDays(1)), true);
        new CertificateIssuer(SigningKey.generate()).issue(content, subject, issued);
        Path archive = folder.resolve("bench.landbridge.zip");
        try (OutputStream out = Files.newOutputStream(archive)) {
            CertificateArchive.pack(issued, out);
        }
        return archive;
    }

    private Trace trace(String schema, int replicates, String numerics) {
        List<GoldenCase> cases = new ArrayList<>();
        IntStream.range(0, prompts).forEach(i -> cases.add(question(GoldenCase.SCORE, i, List.of(), 0, List.of())));
        IntStream.range(0, DECODES)
                .forEach(i -> cases.add(question(
                        GoldenCase.GENERATE,
                        i,
                        List.of(1, 2, 3),
                        DECODED,
                        List.of(new Generation("text " + i, "stop")))));
        Scores scores = scores(prompts, length, 1);
        Decodes decodes = new Decodes(table(DECODES, DECODED), scores(DECODES, DECODED, 0));
        return new Trace(
                new TraceManifest(
                        schema,
                        identity(numerics),
                        TOP_K,
                        "raw",
                        IntStream.range(0, replicates)
                                .mapToObj(i -> Map.of("replicate", "r" + i))
                                .toList(),
                        List.of(Map.of("name", "synthetic")),
                        "none",
                        "2026-11-28T00:00:00Z",
                        List.of()),
                cases,
                table(prompts, length),
                IntStream.range(0, replicates).mapToObj(i -> scores).toList(),
                IntStream.range(0, replicates).mapToObj(i -> decodes).toList(),
                IntStream.range(0, TASKS).mapToObj(SyntheticCertificate::task).toList());
    }

    private static GoldenCase question(
            String kind, int number, List<Integer> prompt, int maxTokens, List<Generation> outputs) {
        String hash = "0".repeat(64);
        return new GoldenCase(
                kind + "-" + number, kind, List.of("synthetic"), "prompt " + number, hash, prompt, maxTokens, outputs);
    }

    private static TaskOutcome task(int number) {
        return new TaskOutcome(
                "sum", "none", "doc-" + number, "h" + number, "p" + number, "t" + number, "a", true, "stop", 12);
    }

    private static SideIdentity identity(String numerics) {
        return new SideIdentity(
                "bench",
                1,
                "mv_1",
                "dep_" + numerics,
                "a".repeat(64),
                "b".repeat(64),
                "c".repeat(64),
                "cpu",
                numerics,
                Map.of("engine", "synthetic", "numerics", numerics));
    }

    private static TokenTable table(int rows, int length) {
        long[] offsets =
                IntStream.rangeClosed(0, rows).mapToLong(i -> (long) i * length).toArray();
        return new TokenTable(
                offsets,
                IntStream.range(0, rows * length)
                        .map(SyntheticCertificate::token)
                        .toArray());
    }

    private static int token(int position) {
        return position * STEP % VOCABULARY;
    }

    /** The chosen token is the first of the list; the list falls by about a nat a place. */
    private static Scores scores(int rows, int length, int first) {
        Scores scores = Scores.allocate(rows * length, TOP_K);
        SplittableRandom random = new SplittableRandom(5);
        for (int position = 0; position < rows * length; position++) {
            if (position % length >= first) {
                int[] ids = new int[TOP_K];
                float[] logprobs = new float[TOP_K];
                for (int k = 0; k < TOP_K; k++) {
                    ids[k] = (token(position) + k) % VOCABULARY;
                    logprobs[k] = (float) (-0.6 - k - 0.1 * random.nextDouble());
                }
                scores.set(position, logprobs[0], 1, ids, logprobs);
            }
        }
        return scores;
    }
}
