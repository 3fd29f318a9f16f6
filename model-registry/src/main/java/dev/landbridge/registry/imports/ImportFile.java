package dev.landbridge.registry.imports;

/**
 * A file of an import as far as it is.
 *
 * @param parts the blob store's name of its parts, or null
 * @param stored SHA-256 of the content that is here, or null
 */
record ImportFile(RemoteFile remote, String parts, String stored) {
    boolean isHere() {
        return stored != null;
    }
}
