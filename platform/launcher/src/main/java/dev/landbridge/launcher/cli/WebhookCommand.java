package dev.landbridge.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Json;
import dev.landbridge.client.record.Webhook;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "webhook", description = "Addresses that are told about events.", mixinStandardHelpOptions = true)
public final class WebhookCommand {
    @Command(name = "list", description = "List the team's webhooks.", mixinStandardHelpOptions = true)
    int list(@Mixin Server server) {
        Table<Webhook> table = new Table<Webhook>("No webhooks.")
                .column("ID", Webhook::id)
                .column("URL", Webhook::url)
                .column("EVENTS", Webhook::events)
                .column("ENABLED", Webhook::enabled)
                .column("CREATED", Webhook::createdAt);
        return server.list(server.client().webhooks().list(), 500, table);
    }

    @Command(
            name = "create",
            description = "Add a webhook. The secret of its signatures is shown this once.",
            mixinStandardHelpOptions = true)
    int create(
            @Mixin Server server,
            @Parameters(paramLabel = "URL") String url,
            @Option(names = "--event", paramLabel = "EVENT", required = true, description = "Repeatable.")
                    List<String> events) {
        Webhook webhook = server.client().webhooks().create(url, events);
        return server.show(webhook, terminal -> terminal.line(webhook.id() + " secret " + webhook.secret()));
    }

    @Command(name = "enable", description = "Tell it about events again.", mixinStandardHelpOptions = true)
    int enable(@Mixin Server server, @Parameters(paramLabel = "ID") String id) {
        return switched(server, id, true);
    }

    @Command(name = "disable", description = "Tell it nothing for now.", mixinStandardHelpOptions = true)
    int disable(@Mixin Server server, @Parameters(paramLabel = "ID") String id) {
        return switched(server, id, false);
    }

    @Command(name = "delete", description = "Remove a webhook.", mixinStandardHelpOptions = true)
    int delete(@Mixin Server server, @Parameters(paramLabel = "ID") String id) {
        server.client().webhooks().delete(id);
        return server.show(Map.of("deleted", id), terminal -> terminal.line("Deleted " + id + "."));
    }

    @Command(name = "deliveries", description = "How the newest deliveries went.", mixinStandardHelpOptions = true)
    int deliveries(@Mixin Server server, @Parameters(paramLabel = "ID") String id) {
        List<JsonNode> rows = server.client().webhooks().deliveries(id).first(50);
        return server.json()
                ? server.list(rows, new Table<>(""))
                : server.show(rows, terminal -> rows.forEach(row -> terminal.line(Json.line(row))));
    }

    @Command(name = "test", description = "Send a test event.", mixinStandardHelpOptions = true)
    int test(@Mixin Server server, @Parameters(paramLabel = "ID") String id) {
        JsonNode result = server.client().webhooks().test(id);
        return server.show(result, terminal -> terminal.line(Json.line(result)));
    }

    private static int switched(Server server, String id, boolean enabled) {
        Webhook webhook = server.client().webhooks().change(id, new Webhook.Wish(null, null, enabled));
        return server.show(
                webhook, terminal -> terminal.line(id + " is " + (webhook.enabled() ? "enabled" : "disabled") + "."));
    }
}
