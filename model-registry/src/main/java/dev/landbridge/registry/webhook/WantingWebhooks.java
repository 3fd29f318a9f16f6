package dev.landbridge.registry.webhook;

import jakarta.transaction.TransactionScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who wants events of a type, asked of the database once in a transaction, however many happen in it. */
@TransactionScoped
class WantingWebhooks {
    private record Kind(String team, String type) {}

    private final WebhookStore store;
    private final Map<Kind, List<String>> known = new HashMap<>();

    WantingWebhooks(WebhookStore store) {
        this.store = store;
    }

    /** Ids of the enabled webhooks. */
    List<String> of(String team, String type) {
        return known.computeIfAbsent(new Kind(team, type), kind -> store.wanting(kind.team(), kind.type()));
    }
}
