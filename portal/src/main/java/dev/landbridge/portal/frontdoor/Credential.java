package dev.landbridge.portal.frontdoor;

import dev.landbridge.portal.session.SessionCookie;
import dev.landbridge.portal.token.PersonalTokens;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** What a request shows to prove who sent it, as far as the portal is the one to check it. */
sealed interface Credential {
    String secret();

    /** A browser's session cookie. */
    record Session(String secret) implements Credential {}

    /** A tool's personal access token. */
    record Personal(String secret) implements Credential {}

    /** The credential to translate; empty when there is none, or one that a service checks itself. */
    static Optional<Credential> of(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            String token = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? authorization.substring(7).trim()
                    : "";
            return token.startsWith(PersonalTokens.PREFIX) ? Optional.of(new Personal(token)) : Optional.empty();
        }
        Cookie cookie = request.getCookie(SessionCookie.NAME);
        return cookie == null || cookie.getValue().isBlank()
                ? Optional.empty()
                : Optional.of(new Session(cookie.getValue()));
    }
}
