package dev.landbridge.eval.matrix;

import dev.landbridge.eval.capture.CaptureConfig;
import dev.landbridge.eval.capture.Captures;
import dev.landbridge.eval.capture.Part;
import dev.landbridge.eval.inference.ScoredSequence;
import dev.landbridge.eval.trace.SideCapture;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.golden.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Generates at production concurrency for a while: some engines go wrong only after hours. An interrupted one begins again. */
@ApplicationScoped
class Soak {
    private static final String PART = "matrix.soak";
    private static final Duration REPORT = Duration.ofSeconds(5);

    private final SideCapture side;
    private final Captures captures;
    private final CaptureConfig config;

    Soak(SideCapture side, Captures captures, CaptureConfig config) {
        this.side = side;
        this.captures = captures;
        this.config = config;
    }

    private record Text(String caseId, String text, String finishReason) {}

    /** @param progress told the share that is over, now and then */
    ServingMatrix.Soak run(
            SideCapture.Source source, List<GoldenCase> questions, Duration length, Consumer<Double> progress)
            throws IOException, InterruptedException {
        Optional<String> kept = captures.kept(source.claim(), PART);
        if (kept.isPresent()) {
            return ProofJson.read(kept.get(), ServingMatrix.Soak.class);
        }
        Map<Text, Long> texts = new ConcurrentHashMap<>();
        long started = System.nanoTime();
        generate(source, questions, texts, started + length.toNanos(), progress);
        double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        Transport failures = side.transport(source, PART, 1);
        long answered = texts.values().stream().mapToLong(Long::longValue).sum();
        ServingMatrix.Soak soak = new ServingMatrix.Soak(
                seconds,
                config.concurrency(),
                new Transport(answered, failures.engineRestarted(), failures.failures()),
                outputs(texts));
        captures.keep(source.claim(), PART, ProofJson.tree(soak).toString());
        return soak;
    }

    private void generate(
            SideCapture.Source source,
            List<GoldenCase> questions,
            Map<Text, Long> texts,
            long until,
            Consumer<Double> progress)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        Part part = Part.inOrder(PART, questions.size(), config.concurrency());
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(config.concurrency(), task -> {
            Thread thread = new Thread(task, "capture-soak");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Void>> streams = new ArrayList<>();
            for (int i = 0; i < config.concurrency(); i++) {
                streams.add(pool.submit(() -> {
                    while (System.nanoTime() < until && !questions.isEmpty()) {
                        GoldenCase question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
                        ScoredSequence answer = side.continued(source, part, question);
                        texts.merge(new Text(question.caseId(), answer.text(), answer.finishReason()), 1L, Long::sum);
                    }
                    return null;
                }));
            }
            for (Future<Void> stream : streams) {
                await(stream, started, until, progress);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(Future<Void> stream, long started, long until, Consumer<Double> progress)
            throws IOException, InterruptedException {
        while (true) {
            try {
                stream.get(REPORT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                progress.accept(Math.min(1, (double) (System.nanoTime() - started) / Math.max(1, until - started)));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException fatal) {
                    throw fatal;
                }
                throw new IOException("the soak was broken off", e.getCause());
            }
        }
    }

    private static List<ServingMatrix.Soak.Output> outputs(Map<Text, Long> texts) {
        return texts.entrySet().stream()
                .map(text -> new ServingMatrix.Soak.Output(
                        text.getKey().caseId(),
                        text.getKey().text(),
                        text.getKey().finishReason(),
                        text.getValue()))
                .sorted(Comparator.comparing(ServingMatrix.Soak.Output::caseId)
                        .thenComparing(ServingMatrix.Soak.Output::text)
                        .thenComparing(ServingMatrix.Soak.Output::finishReason))
                .toList();
    }
}
