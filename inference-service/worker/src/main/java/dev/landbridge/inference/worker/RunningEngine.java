package dev.landbridge.inference.worker;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.formats.huggingface.HuggingFaceDirectory;
import dev.landbridge.formats.huggingface.ModelConfig;
import dev.landbridge.inference.worker.api.EngineApi;
import dev.landbridge.inference.worker.api.ServedModel;
import dev.landbridge.inference.worker.decode.DecoderOptions;
import dev.landbridge.inference.worker.decode.LlamaDecoder;
import dev.landbridge.inference.worker.decode.Scheduler;
import dev.landbridge.inference.worker.fault.FaultyWeights;
import dev.landbridge.inference.worker.fault.ServingFaults;
import dev.landbridge.inference.worker.graph.GraphOptions;
import dev.landbridge.inference.worker.graph.LlamaGraph;
import dev.landbridge.inference.worker.text.TextCodec;
import java.io.IOException;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** A loaded model with its scheduler and HTTP server. */
public final class RunningEngine implements AutoCloseable {
    private static final String NAME = "landbridge-onnx";
    private static final String VERSION = "0.1.0";
    private static final int DEFAULT_MAX_LENGTH = 4096;

    private final EngineApi api;
    private final Scheduler scheduler;
    private final LlamaDecoder decoder;
    private final TextCodec codec;
    private final ObjectNode facts;

    private RunningEngine(EngineApi api, Scheduler scheduler, LlamaDecoder decoder, TextCodec codec, ObjectNode facts) {
        this.api = api;
        this.scheduler = scheduler;
        this.decoder = decoder;
        this.codec = codec;
        this.facts = facts;
    }

    /**
     * Loads the model and opens the port.
     *
     * @param onFailure called when the runtime fails later
     * @throws EngineException when this model or these options cannot be served
     */
    public static RunningEngine start(EngineOptions options, Runnable onFailure) throws InterruptedException {
        try {
            ModelDirectory directory = ModelDirectory.open(options.model());
            String expected = options.expectDigest().orElse(directory.digest());
            if (!expected.equals(directory.digest())) {
                throw EngineException.digestMismatch(expected, directory.digest());
            }
            return start(directory, options, onFailure);
        } catch (IOException | OrtException e) {
            throw EngineException.failed("the model cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static RunningEngine start(ModelDirectory directory, EngineOptions options, Runnable onFailure)
            throws IOException, OrtException, InterruptedException {
        int maxLength = maxLength(directory.config(), options.maxModelLen());
        byte[] graph = graph(directory, options, maxLength);
        LlamaDecoder decoder = new LlamaDecoder(graph, directory.config(), decoder(options, maxLength));
        ModelConfig config = directory.config();
        TextCodec codec = TextCodec.open(directory.path().resolve(HuggingFaceDirectory.TOKENIZER), config.vocabSize());
        ObjectNode facts = facts(directory, options, Sha256.hex(graph), maxLength);
        ServedModel model = new ServedModel(
                options.servedName(),
                codec,
                directory.tokenizerConfig(),
                config.vocabSize(),
                maxLength,
                directory.endTokens(),
                facts);
        ServingFaults serving = new ServingFaults(options.faults());
        Scheduler scheduler = new Scheduler(decoder, options.queue(), serving, onFailure).start();
        try {
            EngineApi api = EngineApi.open(model, scheduler, serving::nextBodyIsEmpty, options.host(), options.port());
            return new RunningEngine(api, scheduler, decoder, codec, facts);
        } catch (ExecutionException e) {
            scheduler.close();
            String address = options.host() + ":" + options.port();
            throw EngineException.port(
                    address + " cannot be opened: " + e.getCause().getMessage(), e);
        }
    }

    private static DecoderOptions decoder(EngineOptions options, int maxLength) {
        EngineSwitches switches = options.switches();
        int chunk = switches.chunkedPrefill() ? options.prefillChunk() : maxLength;
        return new DecoderOptions(
                options.slots(), maxLength, chunk, options.threads(), switches.eager(), switches.prefixCache());
    }

    private static int maxLength(ModelConfig config, int asked) {
        if (asked > config.maxPositionEmbeddings()) {
            throw EngineException.usage("--max-model-len " + asked + " is more than the model's "
                    + config.maxPositionEmbeddings() + " positions");
        }
        return asked > 0 ? asked : Math.min(DEFAULT_MAX_LENGTH, config.maxPositionEmbeddings());
    }

    private static byte[] graph(ModelDirectory directory, EngineOptions options, int maxLength) throws IOException {
        try (Weights weights = directory.openWeights()) {
            ModelConfig config = directory.config();
            GraphOptions graph =
                    new GraphOptions(options.numerics(), options.faults().constants(config), maxLength);
            return LlamaGraph.encode(config, new FaultyWeights(weights, config, options.faults()), graph);
        } catch (IllegalArgumentException e) {
            throw EngineException.unsupported(e.getMessage(), e);
        }
    }

    private static ObjectNode facts(
            ModelDirectory directory, EngineOptions options, String graphDigest, int maxLength) {
        ObjectNode facts = JsonNodeFactory.instance
                .objectNode()
                .put("pid", ProcessHandle.current().pid())
                .put("model", options.servedName())
                .put("loaded_digest", directory.digest())
                .put("graph_digest", graphDigest)
                .put("engine", NAME)
                .put("engine_version", VERSION)
                .put("platform_row", platform())
                .put("numerics", options.numerics().label());
        options.faults().labels().forEach(facts.putArray("faults")::add);
        ObjectNode switches = facts.putObject("switches");
        new TreeMap<>(options.switches().levels()).forEach(switches::put);
        return facts.put("slots", options.slots())
                .put("threads", options.threads())
                .put("max_model_len", maxLength)
                .put("vocabulary", directory.config().vocabSize())
                .put("parameters", directory.config().parameters());
    }

    private static String platform() {
        return "onnxruntime " + OrtEnvironment.getEnvironment("landbridge").getVersion() + " cpu "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** The facts of the ready line, without its type and port. */
    public ObjectNode facts() {
        return facts.deepCopy();
    }

    public int port() {
        return api.port();
    }

    @Override
    public void close() throws InterruptedException {
        try {
            api.close();
            scheduler.close();
            decoder.close();
            codec.close();
        } catch (ExecutionException | OrtException e) {
            throw EngineException.failed("the engine did not close in order: " + e.getMessage(), e);
        }
    }
}
