package dev.landbridge.kit.audit;

import java.util.Map;

/** A bean that learns of every recorded change, in the transaction of that change; its writes stand or fall with it. */
public interface AuditListener {
    void recorded(String team, String action, Subject subject, Map<String, ?> detail);
}
