package dev.landbridge.inference.worker.decode;

/** A sequence in the scheduler: its request and how far it got. All but {@link #cancel} belongs to the scheduler's thread. */
public final class Sequence {
    final SequenceRequest request;
    final TokenSink sink;
    final Sampler sampler;
    final ServingFault fault;
    /** Tokens in the cache. */
    int position;
    /** The newest token, not yet in the cache; meaningful once the prompt is done. */
    int next;

    int generated;
    private volatile boolean cancelled;

    Sequence(SequenceRequest request, TokenSink sink, ServingFault fault) {
        this.request = request;
        this.sink = sink;
        this.fault = fault;
        this.sampler = new Sampler(request.sampling());
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    boolean inPrompt() {
        return position < request.prompt().length;
    }
}
