package dev.landbridge.client.http;

import java.util.List;

/**
 * One page of a listing.
 *
 * @param nextPageToken asks for the following page; null on the last one
 */
public record Page<T>(List<T> items, String nextPageToken) {
    public Page {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
