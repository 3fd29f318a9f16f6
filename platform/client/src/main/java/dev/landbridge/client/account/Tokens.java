package dev.landbridge.client.account;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.util.List;
import java.util.Map;

/** The caller's own tokens. */
public final class Tokens {
    private static final Target TOKENS = Target.of("tokens");

    private final Api api;

    public Tokens(Api api) {
        this.api = api;
    }

    public Pages<Token> list() {
        return api.pages(TOKENS, Token.class);
    }

    /**
     * Makes a token that may be used for everything.
     *
     * @param days until it expires, 1 to 366
     */
    public Token create(String name, int days) {
        return api.post(TOKENS, Map.of("name", name, "expires_in_days", days), Token.class);
    }

    /**
     * Makes a token that may be used for less than its person may do.
     *
     * @param days until it expires, 1 to 366
     * @param scopes of read, write and release; each includes those before it
     */
    public Token create(String name, int days, List<String> scopes) {
        return api.post(TOKENS, Map.of("name", name, "expires_in_days", days, "scopes", scopes), Token.class);
    }

    public void revoke(String id) {
        api.delete(TOKENS.file(id));
    }
}
