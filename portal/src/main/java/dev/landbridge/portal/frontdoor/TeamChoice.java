package dev.landbridge.portal.frontdoor;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.portal.identity.Person;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** For which team a request is: as the client's own language names it, else the person's first one. */
final class TeamChoice {
    private static final String TEAM = "X-Landbridge-Team";
    private static final String WORKSPACE = "X-MLFLOW-WORKSPACE";
    // what MLflow clients call the workspace when the user named none
    private static final String NO_WORKSPACE = "default";

    private TeamChoice() {}

    /**
     * The team, or null for a person without one.
     *
     * @throws Problem when a team was named that the person is not in
     */
    static String of(HttpServerRequest request, String path, Door door, Person person) {
        Optional<String> namespace = door == Door.HUGGING_FACE ? HubPath.namespace(path) : Optional.empty();
        if (namespace.isPresent() && person.roleByTeam().containsKey(namespace.get())) {
            return namespace.get();
        }
        String named = door == Door.MLFLOW ? workspace(request, person) : null;
        if (named == null) {
            named = request.getHeader(TEAM);
        }
        if (named == null) {
            return person.firstTeam().orElse(null);
        }
        if (!person.roleByTeam().containsKey(named)) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED,
                    "You are not a member of team '" + named + "'. Ask one of its admins to add you.");
        }
        return named;
    }

    private static String workspace(HttpServerRequest request, Person person) {
        String workspace = request.getHeader(WORKSPACE);
        boolean none = workspace == null
                || workspace.isBlank()
                || workspace.equals(NO_WORKSPACE) && !person.roleByTeam().containsKey(NO_WORKSPACE);
        return none ? null : workspace;
    }
}
