package dev.landbridge.inference.worker;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.huggingface.ModelConfig;
import dev.landbridge.inference.worker.decode.DecoderOptions;
import dev.landbridge.inference.worker.decode.Finish;
import dev.landbridge.inference.worker.decode.LlamaDecoder;
import dev.landbridge.inference.worker.decode.SamplingOptions;
import dev.landbridge.inference.worker.decode.Scheduler;
import dev.landbridge.inference.worker.decode.SequenceRequest;
import dev.landbridge.inference.worker.decode.ServingFault;
import dev.landbridge.inference.worker.decode.TokenScore;
import dev.landbridge.inference.worker.decode.TokenSink;
import dev.landbridge.inference.worker.fault.Faults;
import dev.landbridge.inference.worker.graph.GraphOptions;
import dev.landbridge.inference.worker.graph.LlamaGraph;
import dev.landbridge.inference.worker.graph.Numerics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Measures decoding through the scheduler, without HTTP, and prints one JSON object. Takes the engine's own options; {@code --model}
 * names the model. Figures are the best of several rounds, since other work on the machine only slows a round down.
 */
public final class EngineBenchmark {
    private static final int ROUNDS = 5;
    private static final int TOKENS = 200;
    private static final int PROMPT = 12;

    private EngineBenchmark() {}

    public static void main(String[] arguments) throws IOException, OrtException, InterruptedException {
        EngineOptions options = EngineOptions.parse(arguments);
        ModelDirectory directory = ModelDirectory.open(options.model());
        ModelConfig config = directory.config();
        int length = Math.min(PROMPT + TOKENS, config.maxPositionEmbeddings());
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("benchmark", "engine-decode")
                .put("parameters", config.parameters())
                .put("threads", options.threads())
                .put("tokens_per_stream", length - PROMPT);
        ArrayNode rows = result.putArray("results");
        for (Numerics numerics : Numerics.values()) {
            byte[] graph;
            try (Weights weights = directory.openWeights()) {
                graph = LlamaGraph.encode(
                        config, weights, new GraphOptions(numerics, Faults.NONE.constants(config), length));
            }
            DecoderOptions sizes =
                    new DecoderOptions(options.slots(), length, options.prefillChunk(), options.threads());
            try (LlamaDecoder decoder = new LlamaDecoder(graph, config, sizes);
                    Scheduler scheduler =
                            new Scheduler(decoder, options.queue(), ServingFault.Source.NONE, () -> {}).start()) {
                for (int streams : List.of(1, options.slots())) {
                    rows.add(measure(scheduler, streams, length - PROMPT).put("numerics", numerics.label()));
                }
            }
        }
        System.out.println(result);
    }

    private static ObjectNode measure(Scheduler scheduler, int streams, int tokens) throws InterruptedException {
        double best = 0;
        double bestPerCpu = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long wall = System.nanoTime();
            long cpu = schedulerCpuNanos();
            run(scheduler, streams, tokens);
            double count = (double) streams * tokens;
            best = Math.max(best, count * 1e9 / (System.nanoTime() - wall));
            bestPerCpu = Math.max(bestPerCpu, count * 1e9 / (schedulerCpuNanos() - cpu));
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("streams", streams)
                .put("tokens_per_second", Math.round(best))
                .put("tokens_per_cpu_second", Math.round(bestPerCpu));
    }

    private static void run(Scheduler scheduler, int streams, int tokens) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(streams);
        List<Scheduler.Submission> submissions = new ArrayList<>();
        for (int stream = 0; stream < streams; stream++) {
            int[] prompt = new int[PROMPT];
            Arrays.fill(prompt, stream % 7 + 1);
            SequenceRequest request = new SequenceRequest(prompt, tokens, SamplingOptions.GREEDY, -1, false, Set.of());
            submissions.add(new Scheduler.Submission(request, new Countdown(done)));
        }
        scheduler.submit(submissions);
        done.await();
    }

    private static long schedulerCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .filter(id -> threads.getThreadInfo(id) != null
                        && threads.getThreadInfo(id).getThreadName().equals(Scheduler.THREAD))
                .map(threads::getThreadCpuTime)
                .sum();
    }

    private static final class Countdown implements TokenSink {
        private final CountDownLatch done;

        Countdown(CountDownLatch done) {
            this.done = done;
        }

        @Override
        public void prompt(TokenScore token) {
            throw new IllegalStateException("no scores were asked for");
        }

        @Override
        public boolean token(TokenScore token) {
            return false;
        }

        @Override
        public void finished(Finish finish) {
            done.countDown();
        }
    }
}
