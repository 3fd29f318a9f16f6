package dev.landbridge.registry.imports;

import dev.landbridge.kit.audit.Actor;
import java.util.List;
import java.util.Map;

/**
 * An import with what only its worker may know.
 *
 * @param token of the source, or null
 * @param failures in a row so far
 */
record ImportJob(
        Import description,
        String token,
        Map<String, String> facts,
        Actor actor,
        int failures,
        List<ImportFile> files) {}
