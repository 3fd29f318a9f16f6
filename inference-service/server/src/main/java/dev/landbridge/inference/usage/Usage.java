package dev.landbridge.inference.usage;

import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What a team has used. */
@ApplicationScoped
class Usage {
    private final UsageStore store;
    private final Clock clock;

    Usage(UsageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    List<UsageGroup> sums(String team, String from, String to, String groupBy) {
        return store.sums(team, UsageQuery.of(from, to, groupBy, clock));
    }

    Page<UsageRecord> records(String team, PageRequest page) {
        return Page.ofOverfetched(store.list(team, page), page, UsageRecord::id);
    }
}
