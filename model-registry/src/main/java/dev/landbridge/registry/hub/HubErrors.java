package dev.landbridge.registry.hub;

import dev.landbridge.kit.problem.ProblemBody;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Errors of this door leave in the shape its clients read: {@code {"error"}} and the X-Error headers. */
public class HubErrors {
    static final String MESSAGE = "X-Error-Message";
    static final String CODE = "X-Error-Code";
    static final String COMMIT = "X-Repo-Commit";

    // huggingface_hub tells a wrong token from a hidden repository by exactly this sentence
    private static final String WRONG_TOKEN = "Invalid credentials in Authorization header";
    private static final Pattern DOOR = Pattern.compile(
            "/api/(whoami-v2|validate-yaml|repos/.*|models(/.*)?|datasets(/.*)?|spaces(/.*)?)|/(?!api/).*/(resolve|raw)/.*|/(?!api/)[^/]+(/[^/]+){0,2}\\.git/.*");
    // before Quarkus' own authentication, which has 200 and answers a forged token by itself
    private static final int PRIORITY = 250;

    static boolean atDoor(String path) {
        return DOOR.matcher(path).matches();
    }

    void watch(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (atDoor(context.normalizedPath())) {
                        context.addHeadersEndHandler(done -> {
                            if (context.response().getStatusCode() == 401
                                    && !context.response().headers().contains(MESSAGE)) {
                                context.response().putHeader(MESSAGE, WRONG_TOKEN);
                            }
                        });
                    }
                    context.next();
                },
                PRIORITY);
    }

    @ServerExceptionMapper
    public Response refusal(HubError error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error.getMessage());
        error.url().ifPresent(url -> body.put("url", url));
        Response.ResponseBuilder response = Response.status(error.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .header(MESSAGE, oneLine(error.getMessage()));
        error.code().ifPresent(code -> response.header(CODE, code));
        error.commit().ifPresent(commit -> response.header(COMMIT, commit));
        return response.build();
    }

    @ServerResponseFilter
    public void reshape(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof ProblemBody problem)
                || !atDoor(request.getUriInfo().getPath())) {
            return;
        }
        boolean wrongToken = problem.status() == 401 && request.getHeaderString("Authorization") != null;
        String message = wrongToken ? WRONG_TOKEN : problem.detail();
        response.getHeaders().putSingle(MESSAGE, oneLine(message));
        response.setEntity(Map.of("error", message), null, MediaType.APPLICATION_JSON_TYPE);
    }

    // a header carries no line breaks and no letters beyond Latin-1
    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").replaceAll("[^\\x20-\\x7e]", "?");
    }
}
