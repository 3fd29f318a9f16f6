package dev.landbridge.registry.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.signature.RegistryKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Verification summaries of decisions, signed with the registry's key in the transaction that decides. A decision from
 * before they existed, or from before the registry had its present key, is signed when it is asked for.
 */
@ApplicationScoped
public class SignedDecisions {
    private final SignedDecisionStore store;
    private final DecisionStore decisions;
    private final RegistryKey key;
    private final ObjectMapper json;
    private final Clock clock;

    SignedDecisions(
            SignedDecisionStore store, DecisionStore decisions, RegistryKey key, ObjectMapper json, Clock clock) {
        this.store = store;
        this.decisions = decisions;
        this.key = key;
        this.json = json;
        this.clock = clock;
    }

    /** @param policy the document whose digest the decision names; null when it was not kept */
    @Transactional(Transactional.TxType.MANDATORY)
    SignedDecision sign(Decision decision, String policy) {
        DecisionSummary summary = new DecisionSummary(decision, json);
        Envelope envelope = key.sign(summary.statement());
        byte[] bundle = envelope.bundle();
        SignedDecision signed = new SignedDecision(
                decision.id(),
                decision.team(),
                summary.record(),
                policy,
                new String(bundle, StandardCharsets.UTF_8),
                Sha256.hex(bundle),
                envelope.keyHint(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return store.add(signed) ? signed : byPresentKey(decision).orElseThrow();
    }

    /** The signed decision about this alias of this model. */
    @Transactional
    public SignedDecision get(String team, String model, String alias, String id) {
        Decision decision = decisions
                .find(team, id)
                .filter(found -> found.model().equals(model) && found.alias().equals(alias))
                .orElseThrow(() -> Problem.notFound("decision", id));
        return signed(decision);
    }

    /** The newest decision that let a version pass and rested on this certificate. */
    @Transactional
    public Optional<SignedDecision> restingOn(String team, String model, int version, String certificateId) {
        return decisions.restingOn(team, model, version, certificateId).map(this::signed);
    }

    private SignedDecision signed(Decision decision) {
        return byPresentKey(decision).orElseGet(() -> {
            String policy = store.of(decision.team(), decision.id()).stream()
                    .map(SignedDecision::policy)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return sign(decision, policy);
        });
    }

    private Optional<SignedDecision> byPresentKey(Decision decision) {
        String keyId = key.verificationKey().keyId();
        return store.of(decision.team(), decision.id()).stream()
                .filter(signed -> signed.keyId().equals(keyId))
                .findFirst();
    }
}
