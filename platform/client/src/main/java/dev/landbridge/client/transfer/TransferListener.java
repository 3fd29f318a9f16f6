package dev.landbridge.client.transfer;

/** Is told how a push or pull goes: about ten times a second at most, never by two threads at once. */
@FunctionalInterface
public interface TransferListener {
    TransferListener SILENT = progress -> {};

    void moved(TransferProgress progress);
}
