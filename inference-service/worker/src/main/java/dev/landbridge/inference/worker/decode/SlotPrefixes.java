package dev.landbridge.inference.worker.decode;

/**
 * The prompts whose keys and values a slot still holds after its sequence has ended. A new sequence gets the free slot
 * that shares most with it and starts behind the shared part. A prompt whose own tokens are scored needs the logits of
 * all of them and starts from the beginning.
 */
final class SlotPrefixes {
    /** Less is not worth giving up a slot that another prompt may want. */
    private static final int MIN_SHARED = 16;

    private static final int[] NOTHING = {};

    private final boolean kept;
    private final int mostHeld;
    private final int[][] held;

    SlotPrefixes(DecoderOptions options) {
        this.kept = options.prefixCache();
        // An idle slot of a batch is fed behind what it holds, so one place must be left.
        this.mostHeld = options.maxLength() - 1;
        this.held = new int[options.slots()][];
        java.util.Arrays.fill(held, NOTHING);
    }

    /** Tokens that the slot holds without a sequence in it. */
    int length(int slot) {
        return held[slot].length;
    }

    /** Puts the sequence into a free slot and returns how many of its tokens are there already; -1 when none is free. */
    int place(Sequence sequence, Sequence[] slots) {
        int best = -1;
        int most = -1;
        for (int slot = 0; slot < slots.length; slot++) {
            int shared = slots[slot] == null ? shared(sequence.request, held[slot]) : -1;
            // Of slots that share nothing, one that holds nothing.
            int worth = shared == 0 && held[slot].length == 0 ? 1 : 2 * shared;
            if (slots[slot] == null && worth > most) {
                best = slot;
                most = worth;
            }
        }
        if (best < 0) {
            return -1;
        }
        sequence.position = shared(sequence.request, held[best]);
        slots[best] = sequence;
        held[best] = NOTHING;
        return sequence.position;
    }

    private static int shared(SequenceRequest request, int... tokens) {
        if (request.scorePrompt()) {
            return 0;
        }
        int[] prompt = request.prompt();
        int most = Math.min(prompt.length - 1, tokens.length);
        int shared = 0;
        while (shared < most && prompt[shared] == tokens[shared]) {
            shared++;
        }
        return shared < MIN_SHARED ? 0 : shared;
    }

    /** The sequence has left the slot. */
    void left(int slot, Sequence sequence) {
        int[] prompt = sequence.request.prompt();
        int length = Math.min(Math.min(sequence.position, prompt.length), mostHeld);
        held[slot] = kept ? java.util.Arrays.copyOf(prompt, length) : NOTHING;
    }
}
