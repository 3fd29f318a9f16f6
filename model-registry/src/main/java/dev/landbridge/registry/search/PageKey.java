package dev.landbridge.registry.search;

import dev.landbridge.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The sort values of the last row of a page, as an opaque token. */
final class PageKey {
    private PageKey() {}

    static String write(List<?> values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            String part = String.valueOf(value);
            text.append(part.length()).append(':').append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static List<String> read(String token, int count) {
        List<String> values = new ArrayList<>();
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            for (int at = 0; at < text.length(); ) {
                int colon = text.indexOf(':', at);
                int end = colon + 1 + Integer.parseInt(text.substring(at, colon));
                values.add(text.substring(colon + 1, end));
                at = end;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw unknown();
        }
        if (values.size() != count || values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw unknown();
        }
        return values;
    }

    static Problem unknown() {
        return Problem.invalid("page_token", "is not a token of this search; take it from next_page_token");
    }
}
