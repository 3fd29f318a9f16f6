package dev.landbridge.registry.storage;

/**
 * What a collection took away.
 *
 * @param records blobs that a team kept and nothing referred to
 * @param blobs contents that no team had any more
 * @param bytes bytes of those contents
 * @param uploads uploads that nobody continued
 */
public record Collection(long records, long blobs, long bytes, long uploads) {}
