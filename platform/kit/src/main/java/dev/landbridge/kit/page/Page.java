package dev.landbridge.kit.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** One page of a listing; {@code nextPageToken} is null on the last one. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String nextPageToken) {
    public Page {
        items = List.copyOf(items);
    }

    /** A page from rows that were fetched with limit {@code size + 1}: the surplus row only tells that there is more. */
    public static <T> Page<T> ofOverfetched(List<T> rows, PageRequest request, Function<T, String> key) {
        int size = request.size();
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, size);
        byte[] last = key.apply(items.get(size - 1)).getBytes(StandardCharsets.UTF_8);
        return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(last));
    }

    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    public <R> Page<R> map(Function<T, R> translate) {
        return new Page<>(items.stream().map(translate).toList(), nextPageToken);
    }
}
