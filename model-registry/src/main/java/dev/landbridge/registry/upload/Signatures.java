package dev.landbridge.registry.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs transfers with the installation's secret and takes nothing that it did not sign, or that is too old. */
@ApplicationScoped
class Signatures {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final TransferKeyStore keys;
    private final ObjectMapper json;
    private final Clock clock;

    Signatures(TransferKeyStore keys, ObjectMapper json, Clock clock) {
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    String sign(Transfer transfer) {
        try {
            String payload = ENCODER.encodeToString(json.writeValueAsBytes(transfer));
            return payload + "." + ENCODER.encodeToString(signature(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Transfer verify(String token, Transfer.Kind kind) {
        Transfer transfer = read(token);
        if (transfer.kind() != kind) {
            throw refused("This address does not permit that.");
        }
        if (!clock.instant().isBefore(transfer.expiresAt())) {
            throw refused("This address has expired. Ask for a new one.");
        }
        return transfer;
    }

    private Transfer read(String token) {
        int dot = token.indexOf('.');
        try {
            if (dot > 0) {
                String payload = token.substring(0, dot);
                byte[] claimed = Base64.getUrlDecoder().decode(token.substring(dot + 1));
                if (MessageDigest.isEqual(claimed, signature(payload))) {
                    return json.readValue(Base64.getUrlDecoder().decode(payload), Transfer.class);
                }
            }
        } catch (IllegalArgumentException | IOException e) {
            throw refused("This address is damaged.");
        }
        throw refused("The signature of this address is not valid.");
    }

    private byte[] signature(String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.secret(), ALGORITHM));
            return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem refused(String detail) {
        return Problem.of(ProblemType.PERMISSION_DENIED, detail);
    }
}
