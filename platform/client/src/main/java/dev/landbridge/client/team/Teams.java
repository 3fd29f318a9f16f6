package dev.landbridge.client.team;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.time.Instant;
import java.util.Map;

/** Teams, their members, and the accounts of the installation. Only the front door answers. */
public final class Teams {
    private static final Target TEAMS = Target.of("teams");
    private static final Target ACCOUNTS = Target.of("accounts");

    private final Api api;

    public Teams(Api api) {
        this.api = api;
    }

    public record Team(String name, String displayName, Instant createdAt) {}

    /** @param role viewer, member, releaser or admin */
    public record Member(String name, String displayName, String role, Instant since) {}

    public record Account(
            String id, String name, String displayName, boolean operator, boolean disabled, Instant createdAt) {}

    public Pages<Team> list() {
        return api.pages(TEAMS, Team.class);
    }

    /** Needs an operator. */
    public Team create(String name, String displayName) {
        return api.post(TEAMS, Map.of("name", name, "display_name", displayName), Team.class);
    }

    public Pages<Member> members(String team) {
        return api.pages(TEAMS.file(team).file("members"), Member.class);
    }

    /** Adds a person or changes the role. */
    public void put(String team, String person, String role) {
        api.put(TEAMS.file(team).file("members").file(person), Map.of("role", role), Void.class);
    }

    public void remove(String team, String person) {
        api.delete(TEAMS.file(team).file("members").file(person));
    }

    /** Needs an operator. */
    public Pages<Account> accounts() {
        return api.pages(ACCOUNTS, Account.class);
    }

    /** Needs an operator. */
    public Account createAccount(String name, String displayName, String password, boolean operator) {
        Map<String, Object> body =
                Map.of("name", name, "display_name", displayName, "password", password, "operator", operator);
        return api.post(ACCOUNTS, body, Account.class);
    }
}
