package dev.landbridge.inference.worker.decode;

/** Receives what one sequence produces, on the scheduler's thread. */
public interface TokenSink {
    /** A scored prompt token, in order; the first one is unscored. */
    void prompt(TokenScore token);

    /** A generated token. Returns true when the text is complete and generation shall stop. */
    boolean token(TokenScore token);

    /** Called exactly once, last. */
    void finished(Finish finish);
}
