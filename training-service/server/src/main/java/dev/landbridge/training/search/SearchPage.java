package dev.landbridge.training.search;

import dev.landbridge.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** One page of a search whose order the caller chose; the token is null on the last page. */
public record SearchPage<T>(List<T> items, String nextPageToken) {
    /** @param rows fetched with one more than the page holds */
    public static <T> SearchPage<T> ofOverfetched(List<T> rows, long offset, int size) {
        return rows.size() <= size
                ? new SearchPage<>(rows, null)
                : new SearchPage<>(rows.subList(0, size), token(offset + size));
    }

    public static String token(long offset) {
        byte[] bytes = Long.toString(offset).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @param token null or empty is the first page */
    public static long offset(String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            long offset = Long.parseLong(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
            if (offset >= 0) {
                return offset;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("page_token", "is not a token of this service; take it from next_page_token");
        }
        throw Problem.invalid("page_token", "is not a token of this service; take it from next_page_token");
    }
}
