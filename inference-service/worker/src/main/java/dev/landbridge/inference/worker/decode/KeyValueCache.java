package dev.landbridge.inference.worker.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.landbridge.formats.huggingface.ModelConfig;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys and values of all slots: per layer one buffer [slots, kvHeads, maxLength, headDim]. The runtime reads and writes it in
 * place, through views of one slot (prompt) or of the first n slots (decoding).
 */
final class KeyValueCache implements AutoCloseable {
    private final OrtEnvironment environment;
    private final long[] slotShape;
    private final int slotSize;
    private final List<FloatBuffer> keys = new ArrayList<>();
    private final List<FloatBuffer> values = new ArrayList<>();
    private final Map<Integer, View> views = new HashMap<>();

    KeyValueCache(OrtEnvironment environment, ModelConfig model, DecoderOptions options) {
        this.environment = environment;
        this.slotShape = new long[] {1, model.numKeyValueHeads(), options.maxLength(), model.headDim()};
        this.slotSize =
                Math.multiplyExact(Math.multiplyExact(model.numKeyValueHeads(), options.maxLength()), model.headDim());
        for (int layer = 0; layer < model.numHiddenLayers(); layer++) {
            keys.add(floats(Math.multiplyExact(slotSize, options.slots())));
            values.add(floats(Math.multiplyExact(slotSize, options.slots())));
        }
    }

    /** A view bound as input {@code past} and output {@code present} alike. */
    record View(Map<String, OnnxTensor> past, Map<String, OnnxTensor> present) {}

    View view(int firstSlot, int slots) throws OrtException {
        int id = firstSlot * 1_000_000 + slots;
        View view = views.get(id);
        if (view == null) {
            view = createView(firstSlot, slots);
            views.put(id, view);
        }
        return view;
    }

    private View createView(int firstSlot, int slots) throws OrtException {
        Map<String, OnnxTensor> past = new HashMap<>();
        Map<String, OnnxTensor> present = new HashMap<>();
        for (int layer = 0; layer < keys.size(); layer++) {
            OnnxTensor key = tensor(keys.get(layer), firstSlot, slots);
            OnnxTensor value = tensor(values.get(layer), firstSlot, slots);
            past.put("past_key." + layer, key);
            past.put("past_value." + layer, value);
            present.put("present_key." + layer, key);
            present.put("present_value." + layer, value);
        }
        return new View(past, present);
    }

    private OnnxTensor tensor(FloatBuffer buffer, int firstSlot, int slots) throws OrtException {
        long[] shape = slotShape.clone();
        shape[0] = slots;
        return OnnxTensor.createTensor(environment, buffer.slice(firstSlot * slotSize, slots * slotSize), shape);
    }

    static FloatBuffer floats(int size) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void close() {
        views.values().forEach(view -> view.past().values().forEach(OnnxTensor::close));
    }
}
