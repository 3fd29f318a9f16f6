package dev.landbridge.kit.audit;

import dev.landbridge.kit.access.Caller;

/** The person or service that made a change. */
public record Actor(String id, String name) {
    public static Actor of(Caller caller) {
        return new Actor(caller.subject(), caller.name());
    }

    /** The service itself, in durable work that no request carries. */
    public static Actor service(String name) {
        return new Actor("service:" + name, name);
    }
}
