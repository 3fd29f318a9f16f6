package dev.landbridge.registry.event;

/** A bean that learns of every event, in the transaction of the change it tells of; its writes stand or fall with it. */
public interface EventListener {
    void happened(RegistryEvent event);
}
