package dev.landbridge.registry.promotion;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.AliasMove;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.decision.Decisions;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.gate.Candidate;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.inference.FingerprintDigest;
import dev.landbridge.registry.lock.DecisionLocks;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one way an alias moves, whatever door it is asked through: the gate is judged in the transaction that moves it. */
@ApplicationScoped
public class Promotions {
    static final String TOPIC = "alias-moved";
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private final ModelVersions versions;
    private final Aliases aliases;
    private final EvidenceIndex evidence;
    private final Judgements judgements;
    private final Decisions decisions;
    private final DecisionLocks locks;
    private final CertifiedDeployments certified;
    private final AliasRecords records;
    private final Clock clock;

    Promotions(
            ModelVersions versions,
            Aliases aliases,
            EvidenceIndex evidence,
            Judgements judgements,
            Decisions decisions,
            DecisionLocks locks,
            CertifiedDeployments certified,
            AliasRecords records,
            Clock clock) {
        this.versions = versions;
        this.aliases = aliases;
        this.evidence = evidence;
        this.judgements = judgements;
        this.decisions = decisions;
        this.locks = locks;
        this.certified = certified;
        this.records = records;
        this.clock = clock;
    }

    /** What is to happen: this version under this alias; the chip is null when the door names none. */
    public record Wish(String team, String model, int version, String alias, String chip) {
        public Wish {
            if (alias == null || !ALIAS.matcher(alias).matches()) {
                throw Problem.invalid("alias", "must be lower-case letters, digits, '.', '_' or '-'");
            }
            chip = chip == null || chip.isBlank() ? null : chip;
        }

        Wish on(String namedChip) {
            return new Wish(team, model, version, alias, namedChip);
        }
    }

    /**
     * Moves the alias by hand, forward or back. What serves is the deployment of the newest certificate, looked at as
     * it is now; one that was stopped since is started again first.
     */
    public Alias promote(Wish wish, Actor actor) {
        return promote(wish, actor, AliasMove.Cause.PROMOTED);
    }

    /** Moves the alias back to where it pointed before, through the same gate; the way there stays in its history. */
    public Alias rollBack(String team, String model, String alias, String reason, Actor actor) {
        AliasMove target = aliases.previous(team, model, alias)
                .orElseThrow(() -> Problem.conflict("The alias '" + alias + "' of " + model
                        + " has not pointed at another version before; there is nothing to go back to."));
        return promote(
                new Wish(team, model, target.toVersion(), alias, target.chip()),
                actor,
                new AliasMove.Cause(AliasMove.ROLLBACK, reason, null));
    }

    private Alias promote(Wish asked, Actor actor, AliasMove.Cause cause) {
        ModelVersion version = versions.get(asked.team(), asked.model(), asked.version());
        Wish wish = judgements.named(asked, version);
        Optional<Evidence> certificate =
                judgements.judge(version, wish, null, actor.id()).flatMap(judged -> certificate(version, wish));
        return certificate.isPresent()
                ? serve(version, wish, certificate.get(), actor, cause)
                : attempt(wish, null, actor, () -> move(wish, null, null, actor, cause));
    }

    private Alias serve(ModelVersion version, Wish wish, Evidence certificate, Actor actor, AliasMove.Cause cause) {
        String provenId = certificate.deploymentId();
        Candidate proven = new Candidate(null, provenId, null, "");
        attempt(wish, proven, actor, () -> requireOpen(wish, judgements.gates(version, wish, proven, actor.id())));
        Deployment deployment = certified.ready(wish.team(), version.id(), certificate, actor.name());
        Candidate candidate =
                new Candidate(null, provenId, FingerprintDigest.of(deployment.getFingerprint()), deployment.getFault());
        evidence.observe(wish.team(), provenId, candidate.fingerprintDigest());
        try {
            return attempt(wish, candidate, actor, () -> move(wish, candidate, deployment.getId(), actor, cause));
        } catch (Problem refused) {
            if (!deployment.getId().equals(provenId)) {
                certified.dismiss(wish.team(), deployment);
            }
            throw refused;
        }
    }

    private <T> T attempt(Wish wish, Candidate candidate, Actor actor, Supplier<T> change) {
        try {
            return QuarkusTransaction.requiringNew().call(change::get);
        } catch (Problem refused) {
            recordRefusal(wish, candidate, actor, refused);
            throw refused;
        }
    }

    /** Judges the gate and moves the alias in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Alias move(Wish wish, Candidate candidate, Actor actor) {
        return move(
                wish, candidate, candidate == null ? null : candidate.deploymentId(), actor, AliasMove.Cause.PROMOTED);
    }

    private Alias move(Wish wish, Candidate candidate, String servingId, Actor actor, AliasMove.Cause cause) {
        locks.model(wish.team(), wish.model());
        ModelVersion version = versions.get(wish.team(), wish.model(), wish.version());
        Optional<Decisions.Judged> judged = judgements.judge(version, wish, candidate, actor.id());
        judged.ifPresent(found -> requireOpen(wish, found.gates()));
        String decisionId =
                judged.map(found -> decisions.record(wish.team(), actor, found)).orElse(null);
        Alias to = new Alias(
                wish.alias(),
                wish.version(),
                wish.chip(),
                candidate == null ? null : candidate.releaseId(),
                judged.isPresent() ? servingId : null,
                clock.instant(),
                actor.name());
        Optional<Alias> before = aliases.move(wish.team(), wish.model(), to, cause.decided(decisionId));
        records.moved(wish, actor, to, before, cause.decided(decisionId));
        records.tell(
                wish, to, before, to.deploymentId() == null ? null : certificateOf(version, candidate.deploymentId()));
        return to;
    }

    /** Keeps that the gate refused, and why, after the refused transaction is gone. */
    public void recordRefusal(Wish wish, Candidate candidate, Actor actor, Problem refused) {
        if (refused.type() != ProblemType.GATE_REFUSED) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            locks.model(wish.team(), wish.model());
            ModelVersion version = versions.get(wish.team(), wish.model(), wish.version());
            String decisionId = judgements
                    .judge(version, wish, candidate, actor.id())
                    .filter(judged -> !judged.allowed())
                    .map(judged -> decisions.record(wish.team(), actor, judged))
                    .orElse(null);
            records.refused(wish, actor, refused.detail(), decisionId);
        });
    }

    /** The running deployment with everything the gate compares. */
    public static Candidate candidate(String releaseId, Deployment deployment) {
        return new Candidate(
                releaseId,
                deployment.getId(),
                FingerprintDigest.of(deployment.getFingerprint()),
                deployment.getFault());
    }

    private Optional<Evidence> certificate(ModelVersion version, Wish wish) {
        return evidence.of(version.subject()).stream()
                .filter(item -> item.kind() == EvidenceKind.CERTIFICATE)
                .filter(item -> item.chip().equals(wish.chip()) && item.fault().isEmpty())
                .findFirst();
    }

    private static List<Gate> requireOpen(Wish wish, List<Gate> gates) {
        List<Gate> shut = gates.stream().filter(gate -> !gate.passes()).toList();
        if (!shut.isEmpty()) {
            String what = shut.stream()
                    .map(gate -> gate.title() + ": " + gate.detail())
                    .collect(Collectors.joining("; "));
            throw Problem.of(
                            ProblemType.GATE_REFUSED,
                            wish.model() + " version " + wish.version() + " may not become '" + wish.alias() + "' on "
                                    + (wish.chip() == null ? Judgements.NO_CHIP : wish.chip()) + ". " + what + ".")
                    .with("missing", shut.stream().map(Gate::missing).toList());
        }
        return gates;
    }

    private String certificateOf(ModelVersion version, String deploymentId) {
        return evidence.of(version.subject()).stream()
                .filter(item -> item.kind() == EvidenceKind.CERTIFICATE && deploymentId.equals(item.deploymentId()))
                .map(Evidence::referenceId)
                .findFirst()
                .orElse(null);
    }
}
