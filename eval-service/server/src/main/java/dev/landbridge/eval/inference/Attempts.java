package dev.landbridge.eval.inference;

/** Told of every attempt at a request that brought no answer; the request is made again. */
@FunctionalInterface
public interface Attempts {
    Attempts FORGOTTEN = failure -> {};

    void failed(FailedAttemptException failure);
}
