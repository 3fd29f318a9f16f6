package dev.landbridge.registry.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.gate.GateCase;
import dev.landbridge.registry.policy.PolicyInForce;
import dev.landbridge.registry.waiver.Waiver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The record of what the gate decided. */
@ApplicationScoped
public class Decisions {
    /** How a case was judged by which policy. */
    public record Judged(PolicyInForce policy, GateCase facts, List<Gate> gates) {
        public boolean allowed() {
            return gates.stream().allMatch(Gate::passes);
        }
    }

    private final DecisionStore store;
    private final SignedDecisions signed;
    private final ObjectMapper json;

    Decisions(DecisionStore store, SignedDecisions signed, ObjectMapper json) {
        this.store = store;
        this.signed = signed;
        this.json = json;
    }

    /** Records and signs in the caller's transaction; returns the decision's id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String record(String team, Actor actor, Judged judged) {
        GateCase facts = judged.facts();
        String document = text(judged.policy().document());
        Decision decision = new Decision(
                Ids.next("dcn"),
                team,
                facts.version().model(),
                facts.version().version(),
                facts.alias(),
                facts.chip(),
                judged.allowed(),
                judged.policy().label(),
                Sha256.hex(document),
                facts.candidate() == null ? null : facts.candidate().releaseId(),
                actor.id(),
                facts.now(),
                facts.version().digest(),
                text(inputs(judged)),
                text(judged.gates()));
        store.add(decision);
        signed.sign(decision, document);
        return decision.id();
    }

    /** Newest first. */
    @Transactional
    public Page<Decision> of(String team, String model, String alias, PageRequest page) {
        return Page.ofOverfetched(
                store.page(team, model, alias, page.after().orElse("~"), page.size() + 1), page, Decision::id);
    }

    @Transactional
    public Decision get(String team, String id) {
        return store.find(team, id).orElseThrow(() -> Problem.notFound("decision", id));
    }

    /** The decision that let a release pass. */
    @Transactional
    public Optional<Decision> ofRelease(String team, String releaseId) {
        return store.ofRelease(team, releaseId);
    }

    private static Map<String, Object> inputs(Judged judged) {
        Set<String> used = judged.gates().stream()
                .flatMap(gate -> java.util.stream.Stream.of(gate.evidenceId(), gate.waiverId()))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put(
                "evidence",
                judged.facts().evidence().stream()
                        .filter(item -> used.contains(item.id()))
                        .map(Decisions::evidence)
                        .toList());
        inputs.put(
                "approvals",
                judged.facts().approvals().stream()
                        .filter(one -> used.contains(one.releaseId()))
                        .map(Decisions::approval)
                        .toList());
        inputs.put(
                "waivers",
                judged.facts().waivers().stream()
                        .filter(one -> used.contains(one.id()))
                        .map(Decisions::waiver)
                        .toList());
        inputs.put("candidate", judged.facts().candidate());
        return inputs;
    }

    private static Map<String, Object> evidence(Evidence item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", item.id());
        fields.put("kind", item.kind());
        fields.put("verdict", item.verdict());
        fields.put("reference_id", item.referenceId());
        fields.put("digest", item.digest());
        fields.put("weights_digest", item.weightsDigest());
        fields.put("fingerprint_digest", item.fingerprintDigest());
        return fields;
    }

    private static Map<String, Object> approval(Approval one) {
        return Map.of(
                "release_id", one.releaseId(),
                "decision", one.decision(),
                "requested_by", one.requestedBy(),
                "decided_by", one.decidedBy(),
                "decided_at", one.decidedAt());
    }

    private static Map<String, Object> waiver(Waiver one) {
        return Map.of(
                "id", one.id(),
                "requirement", one.requirement(),
                "granted_by", one.grantedBy(),
                "until", one.until(),
                "reason", one.reason());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
