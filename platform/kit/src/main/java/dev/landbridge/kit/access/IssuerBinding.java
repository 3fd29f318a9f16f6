package dev.landbridge.kit.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Binds a token's subject to the key that signed it: only the portal's key may speak for people, and a service's key
 * only for that service. Without this, one leaked service key could mint an administrator.
 */
@ApplicationScoped
public class IssuerBinding implements SecurityIdentityAugmentor {
    private static final Pattern KEY_ID = Pattern.compile("\"kid\"\\s*:\\s*\"([^\"]+)\"");
    private static final String PORTAL = "portal";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.getPrincipal() instanceof JsonWebToken token && !bound(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("token and key do not belong together"));
        }
        return Uni.createFrom().item(identity);
    }

    static boolean bound(JsonWebToken token) {
        String keyId = keyId(token.getRawToken());
        boolean service = token.getGroups() != null && token.getGroups().contains(Role.SERVICE);
        if (service) {
            return ("service:" + keyId).equals(token.getSubject())
                    && token.getGroups().size() == 1;
        }
        return PORTAL.equals(keyId);
    }

    private static String keyId(String rawToken) {
        String header = new String(
                Base64.getUrlDecoder().decode(rawToken.substring(0, rawToken.indexOf('.'))), StandardCharsets.UTF_8);
        Matcher matcher = KEY_ID.matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }
}
