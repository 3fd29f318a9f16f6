package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.frontdoor.ProblemResponse;
import dev.landbridge.launcher.secrets.Credentials;
import java.net.URI;
import java.util.Map;

/** The team of the demo: ada, an engineer, and grace, who releases. A second demo finds them again. */
public record People(FrontDoor ada, FrontDoor grace) {
    public static final String TEAM = "demo";
    public static final String ENGINEER = "ada";
    public static final String RELEASER = "grace";

    public static People prepare(URI portal, Credentials credentials) {
        FrontDoor operator = FrontDoor.signIn(portal, Credentials.OPERATOR, credentials.account(Credentials.OPERATOR));
        create(operator, "/api/v1/teams", Map.of("name", TEAM, "display_name", "Demo"));
        return new People(
                member(operator, credentials, ENGINEER, "Ada, engineer", "member"),
                member(operator, credentials, RELEASER, "Grace, releaser", "releaser"));
    }

    private static FrontDoor member(
            FrontDoor operator, Credentials credentials, String user, String displayName, String role) {
        Map<String, Object> account = Map.of(
                "name", user, "display_name", displayName, "password", credentials.account(user), "operator", false);
        create(operator, "/api/v1/accounts", account);
        operator.put("/api/v1/teams/%s/members/%s".formatted(TEAM, user), Map.of("role", role));
        return FrontDoor.signIn(operator.base(), user, credentials.account(user))
                .inTeam(TEAM);
    }

    static void create(FrontDoor door, String path, Object body) {
        try {
            door.post(path, body);
        } catch (ProblemResponse e) {
            if (!e.code().equals("already-exists")) {
                throw e;
            }
        }
    }
}
