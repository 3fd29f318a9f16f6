package dev.landbridge.training.pool;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A queue of devices of one silicon.
 *
 * @param primary the pool the installation wants training on, available or not
 * @param capacity attempts at the same time
 * @param busy attempts running now, of all teams
 */
public record Pool(
        String name,
        String title,
        String silicon,
        @JsonProperty("default") boolean primary,
        boolean experimental,
        int capacity,
        int busy,
        boolean available,
        String note) {}
