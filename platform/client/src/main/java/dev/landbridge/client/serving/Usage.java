package dev.landbridge.client.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.time.Instant;

/** What the team's applications asked for, in requests and tokens. */
public final class Usage {
    private static final Target USAGE = Target.of("usage");

    private final Api api;

    public Usage(Api api) {
        this.api = api;
    }

    /** Sums of one key, model or whatever was grouped by. */
    public record Group(
            String group,
            long requests,
            long promptTokens,
            long completionTokens,
            long reasoningTokens,
            long cachedTokens) {}

    /** @param by what to group by; null takes the server's choice */
    public Pages<Group> sums(Instant from, Instant to, String by) {
        return api.pages(USAGE.with("from", from).with("to", to).with("group_by", by), Group.class);
    }

    /** Single requests, newest first. */
    public Pages<JsonNode> records() {
        return api.pages(USAGE.file("records"), JsonNode.class);
    }
}
