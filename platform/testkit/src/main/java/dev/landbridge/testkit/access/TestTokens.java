package dev.landbridge.testkit.access;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.access.Scope;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Bearer tokens as the portal and the services sign them, for tests that run with {@link IdentityResource}. */
public final class TestTokens {
    private TestTokens() {}

    /** A person with this role and all lower ones in the team. */
    public static String person(String name, String team, String role) {
        return sign("portal", "usr_" + name, name, team, List.copyOf(Role.including(role)));
    }

    /** The same person behind a personal access token of a narrower scope, as the front door mints it. */
    public static String scoped(String name, String team, String role, Scope scope) {
        String left = scope.cut(role);
        return sign(
                "portal",
                "usr_" + name,
                name,
                team,
                List.copyOf(Role.including(left)),
                Map.of(Scope.CLAIM, scope.names()));
    }

    public static String operator(String name) {
        return sign("portal", "usr_" + name, name, null, List.of(Role.OPERATOR));
    }

    public static String service(String service, String team) {
        return sign(service, "service:" + service, service, team, List.of(Role.SERVICE));
    }

    /** A token signed by one issuer's key with another's claims, for tests of what must be refused. */
    public static String sign(String issuerKey, String subject, String name, String team, List<String> groups) {
        return sign(issuerKey, subject, name, team, groups, Map.of());
    }

    private static String sign(
            String issuerKey,
            String subject,
            String name,
            String team,
            List<String> groups,
            Map<String, List<String>> more) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("landbridge");
        claims.setSubject(subject);
        claims.setClaim("upn", name);
        claims.setStringListClaim("groups", groups);
        if (team != null) {
            claims.setClaim("team", team);
        }
        more.forEach(claims::setStringListClaim);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setGeneratedJwtId();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(TestKeys.INSTANCE.key(issuerKey).getPrivateKey());
        signature.setKeyIdHeaderValue(issuerKey);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign a test token", e);
        }
    }
}
