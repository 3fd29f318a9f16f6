package dev.landbridge.portal.frontdoor;

import dev.landbridge.portal.session.SessionCookie;
import dev.landbridge.portal.token.PersonalTokens;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request shows to prove who sent it. */
sealed interface Credential {
    Pattern SIGNED_TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    // the npm library of Hugging Face sends nothing that does not begin so: hf_lbp_... stands for lbp_...
    String HUB_PREFIX = "hf_";

    /** A browser's session cookie. */
    record Session(String secret) implements Credential {}

    /** A tool's personal access token. */
    record Personal(String secret) implements Credential {}

    /** Name and password of an account, sent with every request. */
    record Account(String name, String password) implements Credential {}

    /** A signed token, or a key of the model door: the service behind the path checks it. */
    record Forwarded() implements Credential {}

    /** Nothing this installation ever gave out. */
    record Foreign() implements Credential {}

    /** The credential of a request; empty when there is none. */
    static Optional<Credential> of(HttpServerRequest request, Door door) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return Optional.of(of(authorization.trim(), door));
        }
        Cookie cookie = request.getCookie(SessionCookie.NAME);
        return cookie == null || cookie.getValue().isBlank()
                ? Optional.empty()
                : Optional.of(new Session(cookie.getValue()));
    }

    private static Credential of(String authorization, Door door) {
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return basic(authorization.substring(6).trim());
        }
        boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        String token = bearer ? authorization.substring(7).trim() : "";
        if (token.startsWith(HUB_PREFIX + PersonalTokens.PREFIX)) {
            token = token.substring(HUB_PREFIX.length());
        }
        if (token.startsWith(PersonalTokens.PREFIX)) {
            return new Personal(token);
        }
        boolean checkedBehind =
                !door.knowsEveryCredential() || SIGNED_TOKEN.matcher(token).matches();
        return checkedBehind ? new Forwarded() : new Foreign();
    }

    /** RFC 7617. A personal token may stand in the place of the password, under any user name. */
    private static Credential basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                return new Foreign();
            }
            String password = pair.substring(colon + 1);
            return password.startsWith(PersonalTokens.PREFIX)
                    ? new Personal(password)
                    : new Account(pair.substring(0, colon), password);
        } catch (IllegalArgumentException e) {
            return new Foreign();
        }
    }
}
