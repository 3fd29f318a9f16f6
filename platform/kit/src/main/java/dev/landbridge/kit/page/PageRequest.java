package dev.landbridge.kit.page;

import dev.landbridge.kit.problem.Problem;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The caller's wish for one page; a {@code @BeanParam}. Pages are keyset pages: the token names the last row seen. */
public class PageRequest {
    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 200;

    @QueryParam("page_size")
    Integer pageSize;

    @QueryParam("page_token")
    String pageToken;

    public static PageRequest of(int size, String token) {
        PageRequest request = new PageRequest();
        request.pageSize = size;
        request.pageToken = token;
        return request;
    }

    /** Rows to return, 1 to 200; 50 when the caller does not say. */
    public int size() {
        if (pageSize == null) {
            return DEFAULT_SIZE;
        }
        if (pageSize < 1 || pageSize > MAX_SIZE) {
            throw Problem.invalid("page_size", "must be between 1 and " + MAX_SIZE);
        }
        return pageSize;
    }

    /** The token as the caller gave it, for listings that write their own. */
    public Optional<String> token() {
        return Optional.ofNullable(pageToken).filter(token -> !token.isBlank());
    }

    /** Key of the last row of the previous page. */
    public Optional<String> after() {
        try {
            return token().map(Base64.getUrlDecoder()::decode).map(key -> new String(key, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("page_token", "is not a token of this service; take it from next_page_token");
        }
    }
}
