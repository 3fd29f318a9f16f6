package dev.landbridge.inference.worker.decode;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One step: a chunk of prompt for sequences still in their prompt, then one token for every other. Ended ones leave their slot. */
final class StepRunner {
    private static final Logger LOG = Logger.getLogger(StepRunner.class.getName());
    /** Prompt tokens per step, so that long prompts do not stall the sequences that are decoding. */
    private static final int PROMPT_BUDGET = 512;

    private final LlamaDecoder decoder;
    private final SchedulerMetrics metrics;
    private final SlotPrefixes prefixes;
    private final float[] row;
    private final int[] tokens;
    private final int[] positions;
    private final int[] wanted;
    private int running;

    StepRunner(LlamaDecoder decoder, SchedulerMetrics metrics, SlotPrefixes prefixes) {
        this.decoder = decoder;
        this.metrics = metrics;
        this.prefixes = prefixes;
        this.row = new float[decoder.vocabulary()];
        int slots = decoder.options().slots();
        this.tokens = new int[slots];
        this.positions = new int[slots];
        this.wanted = new int[slots];
    }

    void step(Sequence[] slots) throws OrtException {
        running = (int) Arrays.stream(slots).filter(Objects::nonNull).count();
        decode(slots);
        int budget = PROMPT_BUDGET;
        for (int slot = 0; slot < slots.length && budget > 0; slot++) {
            if (slots[slot] != null && slots[slot].inPrompt()) {
                budget -= prefill(slots, slot);
            }
        }
    }

    void finish(Sequence sequence, Finish finish) {
        metrics.finished(finish);
        try {
            sequence.sink.finished(finish);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener failed at the end of its sequence", e);
        }
    }

    private int prefill(Sequence[] slots, int slot) throws OrtException {
        Sequence sequence = slots[slot];
        int[] prompt = sequence.request.prompt();
        int count = Math.min(decoder.options().chunk(), prompt.length - sequence.position);
        int from = sequence.position;
        boolean all = sequence.request.scorePrompt();
        FloatBuffer logits = decoder.prefill(slot, prompt, from, count, all ? 0 : count - 1);
        sequence.position += count;
        metrics.promptTokens.add(count);
        if (all && !scorePrompt(sequence, from, count, logits)) {
            end(slots, slot, Finish.FAILED);
        } else if (!sequence.inPrompt()) {
            read(logits, all ? count - 1 : 0, sequence, sequence.position - 1);
            advance(slots, slot);
        }
        return count;
    }

    private boolean scorePrompt(Sequence sequence, int from, int count, FloatBuffer logits) {
        int[] prompt = sequence.request.prompt();
        try {
            if (from == 0) {
                sequence.sink.prompt(TokenScore.unscored(prompt[0]));
            }
            for (int i = 0; i < count && from + i + 1 < prompt.length; i++) {
                read(logits, i, sequence, from + i);
                sequence.sink.prompt(LogSoftmax.score(row, prompt[from + i + 1], sequence.request.topLogprobs()));
            }
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener failed", e);
            return false;
        }
    }

    private void decode(Sequence[] slots) throws OrtException {
        int batch = 0;
        int count = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            Sequence sequence = slots[slot];
            boolean decoding = sequence != null && !sequence.inPrompt();
            tokens[slot] = decoding ? sequence.next : 0;
            positions[slot] = sequence == null ? prefixes.length(slot) : sequence.position;
            if (decoding) {
                wanted[count++] = slot;
                batch = slot + 1;
            }
        }
        if (count == 0) {
            return;
        }
        FloatBuffer logits = decoder.decode(batch, tokens, positions, wanted, count);
        for (int i = 0; i < count; i++) {
            Sequence sequence = slots[wanted[i]];
            read(logits, i, sequence, sequence.position++);
            advance(slots, wanted[i]);
        }
    }

    private void read(FloatBuffer logits, int index, Sequence sequence, int position) {
        logits.get(index * row.length, row);
        boolean prompt = position < sequence.request.prompt().length - 1;
        sequence.fault.spoil(row, new ServingFault.Place(position, prompt, running));
    }

    /** Chooses the next token from {@link #row}, hands it out and ends the sequence when it is complete. */
    private void advance(Sequence[] slots, int slot) {
        Sequence sequence = slots[slot];
        SequenceRequest request = sequence.request;
        if (request.maxTokens() == 0) {
            end(slots, slot, Finish.LENGTH);
            return;
        }
        int token = sequence.sampler.next(row);
        sequence.next = token;
        sequence.generated++;
        metrics.generationTokens.increment();
        try {
            boolean complete = sequence.sink.token(
                    request.scored()
                            ? LogSoftmax.score(row, token, request.topLogprobs())
                            : TokenScore.unscored(token));
            if (complete || request.endTokens().contains(token)) {
                end(slots, slot, Finish.STOP);
            } else if (sequence.generated == request.maxTokens()) {
                end(slots, slot, Finish.LENGTH);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a listener failed", e);
            end(slots, slot, Finish.FAILED);
        }
    }

    private void end(Sequence[] slots, int slot, Finish finish) {
        Sequence sequence = slots[slot];
        slots[slot] = null;
        prefixes.left(slot, sequence);
        finish(sequence, finish);
    }
}
