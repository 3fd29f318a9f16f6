package dev.landbridge.inference.worker.api;

import dev.landbridge.inference.worker.text.TextCodec;

/** How tokens are spelled in log probabilities: as text, or as {@code token_id:N}. */
record TokenNames(TextCodec codec, boolean asIds) {
    String name(int id) {
        return asIds ? byId(id) : codec.tokenText(id);
    }

    String byId(int id) {
        return "token_id:" + id;
    }
}
