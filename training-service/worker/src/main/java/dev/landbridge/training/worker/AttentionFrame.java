package dev.landbridge.training.worker;

import ai.djl.ndarray.NDArray;

/**
 * What all layers of one forward pass share.
 *
 * @param cosine [length, 1, headDim]
 * @param sine [length, 1, headDim]
 * @param mask added to the scores, [group * length, length]; null when every key may be seen
 */
record AttentionFrame(NDArray cosine, NDArray sine, NDArray mask) {}
