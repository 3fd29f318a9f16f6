package dev.landbridge.client.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.util.List;

/** The webhooks of the team. */
public final class Webhooks {
    private static final Target WEBHOOKS = Target.of("webhooks");

    private final Api api;

    public Webhooks(Api api) {
        this.api = api;
    }

    public Pages<Webhook> list() {
        return api.pages(WEBHOOKS, Webhook.class);
    }

    public Webhook get(String id) {
        return api.get(WEBHOOKS.file(id), Webhook.class);
    }

    public Webhook create(String url, List<String> events) {
        return api.post(WEBHOOKS, new Webhook.Wish(url, events, true), Webhook.class);
    }

    public Webhook change(String id, Webhook.Wish change) {
        return api.patch(WEBHOOKS.file(id), change, Webhook.class);
    }

    public void delete(String id) {
        api.delete(WEBHOOKS.file(id));
    }

    /** Newest first, as the server describes them: event, status, attempts, times. */
    public Pages<JsonNode> deliveries(String id) {
        return api.pages(WEBHOOKS.file(id).file("deliveries"), JsonNode.class);
    }

    /** Sends an earlier event again. */
    public JsonNode repeat(String id, String delivery) {
        return api.post(WEBHOOKS.file(id).file("deliveries").file(delivery).file("repetition"), null, JsonNode.class);
    }

    /** Sends a test event. */
    public JsonNode test(String id) {
        return api.post(WEBHOOKS.file(id).file("test"), null, JsonNode.class);
    }
}
