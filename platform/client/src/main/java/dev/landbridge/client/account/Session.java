package dev.landbridge.client.account;

import java.util.List;

/** Who the caller is. */
public record Session(User user, List<Membership> teams) {
    /** @param operator whether they run the installation */
    public record User(String id, String name, String displayName, boolean operator) {}

    public record Membership(String name, String displayName, List<String> roles) {}
}
