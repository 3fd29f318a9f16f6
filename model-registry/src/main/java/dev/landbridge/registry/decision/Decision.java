package dev.landbridge.registry.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * What the gate decided when somebody moved an alias, with everything it rested on, so that a verification summary can
 * be made from it later.
 *
 * @param policy label of the saved policy, null for an alias without one
 * @param policyDigest SHA-256 over the policy as it was saved
 * @param decidedFor who asked for the move
 * @param subject root digest of the version
 * @param inputs JSON: evidence, approvals and waivers with digests, and the candidate
 * @param gates JSON: how every gate stood
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Decision(
        String id,
        String team,
        String model,
        int version,
        String alias,
        String chip,
        boolean allowed,
        String policy,
        String policyDigest,
        String releaseId,
        String decidedFor,
        Instant decidedAt,
        String subject,
        @JsonRawValue String inputs,
        @JsonRawValue String gates) {}
