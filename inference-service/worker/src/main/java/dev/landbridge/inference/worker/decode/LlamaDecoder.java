package dev.landbridge.inference.worker.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.landbridge.formats.huggingface.ModelConfig;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Runs the graph of {@code LlamaGraph} over the slots of one cache. Not thread-safe; logits are valid until the next call. */
public final class LlamaDecoder implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment("landbridge");
    private final OrtSession session;
    private final KeyValueCache cache;
    private final DecoderOptions options;
    private final int vocabulary;
    private final LongBuffer ids;
    private final LongBuffer rows;
    private final IntBuffer lengths;
    private final IntBuffer longest;
    private final FloatBuffer logits;
    private final OnnxTensor longestTensor;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    public LlamaDecoder(byte[] graph, ModelConfig model, DecoderOptions options) throws OrtException {
        this.options = options;
        this.vocabulary = model.vocabSize();
        try (OrtSession.SessionOptions settings = settings(options)) {
            this.session = environment.createSession(graph, settings);
        }
        this.cache = new KeyValueCache(environment, model, options);
        this.ids = direct(options.maxRows() * Long.BYTES).asLongBuffer();
        this.rows = direct(options.maxRows() * Long.BYTES).asLongBuffer();
        this.lengths = direct(options.slots() * Integer.BYTES).asIntBuffer();
        this.longest = direct(Integer.BYTES).asIntBuffer();
        this.logits = KeyValueCache.floats(Math.multiplyExact(options.maxRows(), vocabulary));
        this.longestTensor = OnnxTensor.createTensor(environment, longest, new long[] {1});
    }

    private static OrtSession.SessionOptions settings(DecoderOptions options) throws OrtException {
        OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
        settings.setOptimizationLevel(
                options.eager()
                        ? OrtSession.SessionOptions.OptLevel.NO_OPT
                        : OrtSession.SessionOptions.OptLevel.ALL_OPT);
        settings.setIntraOpNumThreads(options.threads());
        settings.setInterOpNumThreads(1);
        settings.setDeterministicCompute(true);
        settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        // A spinning pool would burn a core while no request is running.
        settings.addConfigEntry("session.intra_op.allow_spinning", "0");
        return settings;
    }

    public DecoderOptions options() {
        return options;
    }

    public int vocabulary() {
        return vocabulary;
    }

    /**
     * Feeds {@code count} tokens of one sequence.
     *
     * @param tokens the sequence; fed from index {@code position}, which is also the number of tokens already in the slot
     * @param firstRow the first fed token whose logits are wanted, counted from {@code position}; all later ones follow
     * @return logits [count - firstRow, vocabulary]
     */
    public FloatBuffer prefill(int slot, int[] tokens, int position, int count, int firstRow) throws OrtException {
        for (int i = 0; i < count; i++) {
            ids.put(i, tokens[position + i]);
        }
        int wanted = count - firstRow;
        for (int i = 0; i < wanted; i++) {
            rows.put(i, firstRow + i);
        }
        lengths.put(0, position + count - 1);
        longest.put(0, position + count);
        return run(cache.view(slot, 1), 1, count, wanted);
    }

    /**
     * Feeds one token to each of the first {@code slots} slots.
     *
     * @param positions tokens already in each slot; a slot that takes no part is fed at its own end, where the next real token
     *     overwrites it
     * @param wanted slots whose logits are wanted, in this order
     * @return logits [wantedCount, vocabulary]
     */
    public FloatBuffer decode(int slots, int[] tokens, int[] positions, int[] wanted, int wantedCount)
            throws OrtException {
        int most = 0;
        for (int slot = 0; slot < slots; slot++) {
            ids.put(slot, tokens[slot]);
            lengths.put(slot, positions[slot]);
            most = Math.max(most, positions[slot] + 1);
        }
        for (int i = 0; i < wantedCount; i++) {
            rows.put(i, wanted[i]);
        }
        longest.put(0, most);
        return run(cache.view(0, slots), slots, 1, wantedCount);
    }

    private FloatBuffer run(KeyValueCache.View view, int batch, int tokens, int wanted) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>(view.past());
        inputs.put("input_ids", ids(batch, tokens));
        inputs.put("rows", rows(wanted));
        inputs.put("seqlens_k", lengths(batch));
        inputs.put("total_sequence_length", longestTensor);
        Map<String, OnnxTensor> outputs = new HashMap<>(view.present());
        outputs.put("logits", logits(wanted));
        session.run(inputs, Set.of(), outputs).close();
        return logits;
    }

    private OnnxTensor ids(int batch, int tokens) throws OrtException {
        String key = "ids" + batch + "x" + tokens;
        OnnxTensor tensor = tensors.get(key);
        if (tensor == null) {
            long[] shape = {batch, tokens};
            tensor = keep(key, OnnxTensor.createTensor(environment, ids.slice(0, batch * tokens), shape));
        }
        return tensor;
    }

    private OnnxTensor rows(int count) throws OrtException {
        OnnxTensor tensor = tensors.get("rows" + count);
        if (tensor == null) {
            long[] shape = {count};
            tensor = keep("rows" + count, OnnxTensor.createTensor(environment, rows.slice(0, count), shape));
        }
        return tensor;
    }

    private OnnxTensor lengths(int batch) throws OrtException {
        OnnxTensor tensor = tensors.get("lengths" + batch);
        if (tensor == null) {
            long[] shape = {batch};
            tensor = keep("lengths" + batch, OnnxTensor.createTensor(environment, lengths.slice(0, batch), shape));
        }
        return tensor;
    }

    private OnnxTensor logits(int count) throws OrtException {
        OnnxTensor tensor = tensors.get("logits" + count);
        if (tensor == null) {
            long[] shape = {count, vocabulary};
            FloatBuffer slice = logits.slice(0, count * vocabulary);
            tensor = keep("logits" + count, OnnxTensor.createTensor(environment, slice, shape));
        }
        return tensor;
    }

    private OnnxTensor keep(String key, OnnxTensor tensor) {
        tensors.put(key, tensor);
        return tensor;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() throws OrtException {
        session.close();
        tensors.values().forEach(OnnxTensor::close);
        longestTensor.close();
        cache.close();
    }
}
