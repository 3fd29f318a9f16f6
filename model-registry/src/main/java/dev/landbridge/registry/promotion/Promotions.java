package dev.landbridge.registry.promotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.approval.Approvals;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.gate.Candidate;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.gate.GateCase;
import dev.landbridge.registry.gate.Gates;
import dev.landbridge.registry.gate.Policies;
import dev.landbridge.registry.gate.Policy;
import dev.landbridge.registry.inference.FingerprintDigest;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one way an alias moves: the gate is judged in the transaction that moves it. */
@ApplicationScoped
public class Promotions {
    static final String TOPIC = "alias-moved";
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private final ModelVersions versions;
    private final Aliases aliases;
    private final EvidenceIndex evidence;
    private final Approvals approvals;
    private final Policies policies;
    private final CertifiedDeployments certified;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    Promotions(
            ModelVersions versions,
            Aliases aliases,
            EvidenceIndex evidence,
            Approvals approvals,
            Policies policies,
            CertifiedDeployments certified,
            Outbox outbox,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.versions = versions;
        this.aliases = aliases;
        this.evidence = evidence;
        this.approvals = approvals;
        this.policies = policies;
        this.certified = certified;
        this.outbox = outbox;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What is to happen: this version under this alias; the chip may be null for an alias without a policy. */
    public record Wish(String team, String model, int version, String alias, String chip) {
        public Wish {
            if (alias == null || !ALIAS.matcher(alias).matches()) {
                throw Problem.invalid("alias", "must be lower-case letters, digits, '.', '_' or '-'");
            }
        }
    }

    /**
     * Moves the alias by hand, forward or back. What serves is the deployment of the newest certificate, looked at as
     * it is now; one that was stopped since is started again first.
     */
    public Alias promote(Wish wish, Actor actor) {
        try {
            Optional<Evidence> certificate =
                    policies.current().of(wish.alias()).isEmpty() ? Optional.empty() : certificate(wish);
            if (certificate.isEmpty()) {
                return QuarkusTransaction.requiringNew().call(() -> move(wish, null, actor));
            }
            return serve(wish, certificate.get(), actor);
        } catch (Problem refused) {
            recordRefusal(wish, actor, refused);
            throw refused;
        }
    }

    private Alias serve(Wish wish, Evidence certificate, Actor actor) {
        String provenId = certificate.deploymentId();
        ModelVersion version = versions.get(wish.team(), wish.model(), wish.version());
        QuarkusTransaction.requiringNew()
                .run(() -> requireOpen(wish, judge(version, wish, new Candidate(null, provenId, null, ""))));
        Deployment deployment = certified.ready(wish.team(), version.id(), certificate, actor.name());
        Candidate candidate =
                new Candidate(null, provenId, FingerprintDigest.of(deployment.getFingerprint()), deployment.getFault());
        try {
            return QuarkusTransaction.requiringNew().call(() -> move(wish, candidate, deployment.getId(), actor));
        } catch (Problem refused) {
            if (!deployment.getId().equals(provenId)) {
                certified.dismiss(wish.team(), deployment);
            }
            throw refused;
        }
    }

    /** Judges the gate and moves the alias in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Alias move(Wish wish, Candidate candidate, Actor actor) {
        return move(wish, candidate, candidate == null ? null : candidate.deploymentId(), actor);
    }

    private Alias move(Wish wish, Candidate candidate, String servingId, Actor actor) {
        ModelVersion version = versions.get(wish.team(), wish.model(), wish.version());
        requireOpen(wish, judge(version, wish, candidate));
        boolean gated = policies.current().of(wish.alias()).isPresent();
        Alias to = new Alias(
                wish.alias(),
                wish.version(),
                wish.chip(),
                candidate == null ? null : candidate.releaseId(),
                gated ? servingId : null,
                clock.instant(),
                actor.name());
        Optional<Alias> before = aliases.move(wish.team(), wish.model(), to);
        audit.record(
                wish.team(),
                actor,
                "move-alias",
                new Subject("model", wish.model()),
                detail(wish, Map.of("from", before.map(Alias::version).orElse(0))));
        outbox.publish(
                TOPIC,
                wish.team() + "/" + wish.model() + "@" + wish.alias(),
                wish.team(),
                event(wish, to, candidate, before));
        return to;
    }

    /** How every gate of the alias stands; empty for an alias without a policy. */
    @Transactional
    public List<Gate> judge(ModelVersion version, Wish wish, Candidate candidate) {
        Optional<Policy.AliasPolicy> policy = policies.current().of(wish.alias());
        if (policy.isEmpty()) {
            return List.of();
        }
        if (wish.chip() == null || wish.chip().isBlank()) {
            throw Problem.invalid("chip", "is needed, because the alias '" + wish.alias() + "' has a release policy");
        }
        return Gates.judge(
                policy.get(),
                new GateCase(
                        version.digest(),
                        wish.alias(),
                        wish.chip(),
                        evidence.of(version.subject()),
                        approvals.of(wish.team(), wish.model(), wish.version()),
                        candidate,
                        clock.instant()));
    }

    /** The running deployment with everything the gate compares. */
    public static Candidate candidate(String releaseId, Deployment deployment) {
        return new Candidate(
                releaseId,
                deployment.getId(),
                FingerprintDigest.of(deployment.getFingerprint()),
                deployment.getFault());
    }

    private Optional<Evidence> certificate(Wish wish) {
        ModelVersion version = versions.get(wish.team(), wish.model(), wish.version());
        return evidence.of(version.subject()).stream()
                .filter(item -> item.kind() == EvidenceKind.CERTIFICATE)
                .filter(item -> item.chip().equals(wish.chip()) && item.fault().isEmpty())
                .findFirst();
    }

    private static void requireOpen(Wish wish, List<Gate> gates) {
        List<Gate> shut = gates.stream().filter(gate -> !gate.passes()).toList();
        if (!shut.isEmpty()) {
            String what = shut.stream().map(Gate::detail).collect(Collectors.joining("; "));
            throw Problem.of(
                            ProblemType.GATE_REFUSED,
                            wish.model() + " version " + wish.version() + " may not become '" + wish.alias() + "' on "
                                    + wish.chip() + ": " + what + ".")
                    .with("missing", shut.stream().map(Gate::missing).toList());
        }
    }

    private void recordRefusal(Wish wish, Actor actor, Problem refused) {
        if (refused.type() == ProblemType.GATE_REFUSED) {
            QuarkusTransaction.requiringNew()
                    .run(() -> audit.record(
                            wish.team(),
                            actor,
                            "refuse-alias",
                            new Subject("model", wish.model()),
                            detail(wish, Map.of("reason", refused.detail()))));
        }
    }

    private static Map<String, Object> detail(Wish wish, Map<String, ?> more) {
        Map<String, Object> detail = new LinkedHashMap<>(more);
        detail.put("alias", wish.alias());
        detail.put("version", wish.version());
        detail.put("chip", String.valueOf(wish.chip()));
        return detail;
    }

    private String event(Wish wish, Alias to, Candidate candidate, Optional<Alias> before) {
        AliasMoved moved = new AliasMoved(
                wish.model(),
                wish.alias(),
                wish.version(),
                to.deploymentId(),
                to.releaseId(),
                to.deploymentId() == null ? null : certificateOf(wish, candidate.deploymentId()),
                before.map(Alias::deploymentId).orElse(null));
        try {
            return json.writeValueAsString(moved);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String certificateOf(Wish wish, String deploymentId) {
        return evidence
                .of(versions.get(wish.team(), wish.model(), wish.version()).subject())
                .stream()
                .filter(item -> item.kind() == EvidenceKind.CERTIFICATE && deploymentId.equals(item.deploymentId()))
                .map(Evidence::referenceId)
                .findFirst()
                .orElse(null);
    }
}
