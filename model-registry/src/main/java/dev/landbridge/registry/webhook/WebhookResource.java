package dev.landbridge.registry.webhook;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** For a team's admins only: an address may hold a token. */
@Path("/api/v1/webhooks")
@RolesAllowed(Role.ADMIN)
public class WebhookResource {
    /** Wish for a webhook; without events it is told of all. */
    public record NewWebhook(@NotBlank String url, List<String> events) {}

    /** Changed fields; {@code new_secret: true} replaces the secret and shows the new one once. */
    public record WebhookPatch(String url, List<String> events, Boolean enabled, boolean newSecret) {}

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Caller caller;

    WebhookResource(Webhooks webhooks, Deliveries deliveries, Caller caller) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GET
    public Page<Webhook> list() {
        return Page.whole(webhooks.list(caller.team()));
    }

    @POST
    public Response create(@Valid @NotNull NewWebhook wish) {
        Webhook webhook = webhooks.create(caller.team(), Actor.of(caller), wish.url(), wish.events());
        return Response.created(URI.create("/api/v1/webhooks/" + webhook.id()))
                .entity(webhook)
                .build();
    }

    @GET
    @Path("{id}")
    public Webhook get(@PathParam("id") String id) {
        return webhooks.get(caller.team(), id);
    }

    @PATCH
    @Path("{id}")
    public Webhook change(@PathParam("id") String id, @NotNull WebhookPatch patch) {
        return webhooks.change(
                caller.team(),
                Actor.of(caller),
                id,
                new Webhooks.Change(patch.url(), patch.events(), patch.enabled(), patch.newSecret()));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {
        webhooks.delete(caller.team(), Actor.of(caller), id);
    }

    /** Newest first. */
    @GET
    @Path("{id}/deliveries")
    public Page<Delivery> deliveries(@PathParam("id") String id, @BeanParam PageRequest page) {
        return deliveries.of(caller.team(), id, page);
    }

    /** Tries a delivery again that was given up, or sends it a second time. */
    @POST
    @Path("{id}/deliveries/{delivery}/repetition")
    public Response again(@PathParam("id") String id, @PathParam("delivery") String delivery) {
        return Response.accepted(deliveries.again(caller.team(), Actor.of(caller), id, delivery))
                .build();
    }

    /** Sends a ping; its fate is seen among the deliveries. */
    @POST
    @Path("{id}/test")
    public Response ping(@PathParam("id") String id) {
        return Response.accepted(deliveries.ping(caller.team(), Actor.of(caller), id))
                .build();
    }
}
