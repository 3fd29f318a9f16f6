package dev.landbridge.portal.team;

import java.time.Instant;

public record Member(String name, String displayName, String role, Instant since) {}
