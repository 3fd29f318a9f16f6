package dev.landbridge.registry.imports;

import java.util.List;

/**
 * What a source has at a revision.
 *
 * @param commit what the revision means now
 * @param licence as stated, or null
 */
record Listing(String commit, String licence, List<RemoteFile> files) {}
