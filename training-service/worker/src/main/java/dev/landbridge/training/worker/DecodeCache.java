package dev.landbridge.training.worker;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Keys and values of the positions decoded so far, [rows, keyValueHeads, length, headDim] a layer. */
final class DecodeCache {
    private final NDManager manager;
    private final NDArray[] keys;
    private final NDArray[] values;
    private int length;

    DecodeCache(NDManager manager, int layers) {
        this.manager = manager;
        this.keys = new NDArray[layers];
        this.values = new NDArray[layers];
    }

    /** Positions before the current one. */
    int length() {
        return length;
    }

    NDArray appendKeys(int layer, NDArray added) {
        return keys[layer] = append(keys[layer], added);
    }

    NDArray appendValues(int layer, NDArray added) {
        return values[layer] = append(values[layer], added);
    }

    void advance(int positions) {
        length += positions;
    }

    private NDArray append(NDArray past, NDArray added) {
        NDArray whole = past == null ? added.duplicate() : past.concat(added, 2);
        whole.attach(manager);
        if (past != null) {
            past.close();
        }
        return whole;
    }
}
