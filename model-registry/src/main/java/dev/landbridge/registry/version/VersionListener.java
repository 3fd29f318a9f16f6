package dev.landbridge.registry.version;

/** A bean that learns of every new version, in the transaction that registers it; its writes stand or fall with it. */
public interface VersionListener {
    void registered(ModelVersion version);
}
