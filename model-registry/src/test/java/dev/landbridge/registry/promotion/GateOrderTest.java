package dev.landbridge.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.alias.AliasMove;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.approval.Approval;
import dev.landbridge.registry.approval.Approvals;
import dev.landbridge.registry.decision.Decision;
import dev.landbridge.registry.decision.Decisions;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.gate.Candidate;
import dev.landbridge.registry.policy.Policies;
import dev.landbridge.registry.policy.PolicyDocument;
import dev.landbridge.registry.policy.PolicyDocuments;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.waiver.Waiver;
import dev.landbridge.registry.waiver.Waivers;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever happens around a move, in whatever order: nothing gets through with a requirement missing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class GateOrderTest {
    private static final List<String> PEOPLE = List.of("ada", "bob", "cyd", "dan");
    private static final String RELEASE = "rel_1";
    private static int counter;

    @Inject
    Seed seed;

    @Inject
    Promotions promotions;

    @Inject
    Policies policies;

    @Inject
    EvidenceIndex evidence;

    @Inject
    Approvals approvals;

    @Inject
    Waivers waivers;

    @Inject
    Aliases aliases;

    @Inject
    Decisions decisions;

    @Inject
    Clock clock;

    @Test
    void letsNothingThroughWithARequirementMissing() {
        int moved = 0;
        int refused = 0;
        for (int seedNumber = 0; seedNumber < 12; seedNumber++) {
            Sequence sequence = new Sequence(new Random(seedNumber));
            for (int step = 0; step < 60; step++) {
                sequence.act();
                boolean expected = sequence.model.open(sequence.mover);
                boolean happened = sequence.move();
                assertThat(happened)
                        .as("sequence %d: %s", seedNumber, sequence.log)
                        .isEqualTo(expected);
                moved += happened ? 1 : 0;
                refused += happened ? 0 : 1;
            }
            Page recorded = sequence.decisions();
            assertThat(recorded.allowed()).isEqualTo(sequence.history().size());
        }
        assertThat(moved).isGreaterThan(20);
        assertThat(refused).isGreaterThan(100);
    }

    private record Page(long allowed) {}

    /** What the policy means, written down a second time without the product's code. */
    private static final class Model {
        double threshold = 0.9;
        int count = 1;
        String role = Role.RELEASER;
        boolean parityWaivable;
        Double score;
        String parity;
        String parityFingerprint;
        String serving = "fp-1";
        boolean rejected;
        final Set<String> releasers = new HashSet<>();
        final Set<String> admins = new HashSet<>();
        final List<Waiver> waivers = new ArrayList<>();

        boolean open(String mover) {
            boolean quality = score != null && score >= threshold;
            boolean proven = "PASS".equals(parity) && serving.equals(parityFingerprint);
            Set<String> agreed = role.equals(Role.ADMIN) ? admins : releasers;
            boolean approved = !rejected && agreed.size() >= count;
            return quality && (proven || waived(mover)) && approved;
        }

        private boolean waived(String mover) {
            boolean decided = rejected || !releasers.isEmpty() || !admins.isEmpty();
            return parityWaivable
                    && waivers.stream()
                            .anyMatch(one -> !one.grantedBy().equals("usr_" + mover)
                                    && !(decided && one.grantedBy().equals("usr_ada")));
        }
    }

    private final class Sequence {
        final Random random;
        final String team = "order-" + ++counter;
        final ModelVersion version = seed.version(team, "adder");
        final Model model = new Model();
        final List<String> log = new ArrayList<>();
        String mover = "ada";

        Sequence(Random random) {
            this.random = random;
            savePolicy();
        }

        void act() {
            mover = PEOPLE.get(random.nextInt(PEOPLE.size()));
            switch (random.nextInt(9)) {
                case 0, 1 -> score();
                case 2, 3 -> parity();
                case 4, 5 -> approve();
                case 6 -> waive();
                case 7 -> changePolicy();
                default -> changeServing();
            }
        }

        private void score() {
            double score = random.nextInt(3) == 0 ? 0.5 : 0.95;
            log.add("score " + score);
            record(Evidence.draft(EvidenceKind.EVALUATION, "PASS", unique()).score("heldout-exact-match", score));
            model.score = score;
        }

        private void parity() {
            String verdict = random.nextInt(3) == 0 ? "FAIL" : "PASS";
            log.add("parity " + verdict);
            record(Evidence.draft(EvidenceKind.PARITY, verdict, unique())
                    .on("cpu", "bf16")
                    .deployment("dep_1", model.serving, ""));
            model.parity = verdict;
            model.parityFingerprint = model.serving;
        }

        private void approve() {
            String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
            boolean admin = random.nextBoolean();
            String decision = random.nextInt(40) == 0 ? "reject" : "approve";
            log.add(person + " " + decision + (admin ? " as admin" : ""));
            boolean already = model.releasers.contains(person);
            try {
                QuarkusTransaction.requiringNew().run(() -> approvals.record(approval(person, admin, decision)));
                assertThat(person.equals("ada") && decision.equals("approve")).isFalse();
                if (decision.equals("reject")) {
                    model.rejected = true;
                    model.releasers.remove(person);
                    model.admins.remove(person);
                } else if (!already && !model.rejected) {
                    model.releasers.add(person);
                    if (admin) {
                        model.admins.add(person);
                    }
                }
            } catch (Problem refused) {
                assertThat(person).isEqualTo("ada");
                assertThat(refused.type()).isEqualTo(ProblemType.PERMISSION_DENIED);
            }
        }

        private Approval approval(String person, boolean admin, String decision) {
            List<String> roles = admin ? List.of(Role.RELEASER, Role.ADMIN) : List.of(Role.RELEASER);
            return new Approval(
                    RELEASE + team,
                    team,
                    "adder",
                    1,
                    "production",
                    "cpu",
                    decision,
                    "",
                    "usr_ada",
                    "usr_" + person,
                    person,
                    roles,
                    clock.instant());
        }

        private void waive() {
            if (!model.waivers.isEmpty() && random.nextBoolean()) {
                Waiver ended = model.waivers.remove(random.nextInt(model.waivers.size()));
                log.add("revoke the waiver of " + ended.grantedBy());
                waivers.revoke(team, actor("bob"), "adder", 1, ended.id());
                return;
            }
            String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
            log.add(person + " waives parity");
            try {
                Instant until = clock.instant().plus(Duration.ofHours(1));
                model.waivers.add(waivers.grant(
                        team,
                        actor(person),
                        "adder",
                        1,
                        new Waivers.NewWaiver("production", "cpu", "parity", "because", until)));
                assertThat(model.parityWaivable).isTrue();
            } catch (Problem refused) {
                assertThat(model.parityWaivable).isFalse();
            }
        }

        private void changePolicy() {
            model.threshold = random.nextBoolean() ? 0.9 : 0.99;
            model.count = 1 + random.nextInt(2);
            model.role = random.nextInt(3) == 0 ? Role.ADMIN : Role.RELEASER;
            model.parityWaivable = random.nextBoolean();
            log.add("policy " + model.threshold + " " + model.count + " " + model.role + " " + model.parityWaivable);
            savePolicy();
        }

        private void changeServing() {
            model.serving = "fp-" + (1 + random.nextInt(2));
            log.add("serving " + model.serving);
        }

        private void savePolicy() {
            policies.save(team, actor("ada"), null, "production", document(model), null);
        }

        private void record(Evidence.Draft draft) {
            evidence.record(version.subject(), draft);
        }

        boolean move() {
            Candidate candidate = new Candidate(RELEASE + team, "dep_1", model.serving, "");
            log.add(mover + " moves");
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> promotions.move(
                                new Promotions.Wish(team, "adder", 1, "production", "cpu"), candidate, actor(mover)));
                return true;
            } catch (Problem refused) {
                assertThat(refused.type()).isEqualTo(ProblemType.GATE_REFUSED);
                assertThat((List<?>) refused.extensions().get("missing")).isNotEmpty();
                return false;
            }
        }

        List<AliasMove> history() {
            return aliases.history(team, "adder", "production");
        }

        Page decisions() {
            long allowed = 0;
            String token = null;
            do {
                var page = GateOrderTest.this.decisions.of(team, "adder", "production", PageRequest.of(50, token));
                allowed += page.items().stream().filter(Decision::allowed).count();
                token = page.nextPageToken();
            } while (token != null);
            return new Page(allowed);
        }
    }

    @Test
    void putsConcurrentMovesIntoOneOrder() throws Exception {
        String team = "order-" + ++counter;
        IntStream.range(0, 6).forEach(i -> seed.version(team, "adder"));
        run(IntStream.range(0, 24)
                .mapToObj(i -> (Callable<Object>) () -> promotions.promote(
                        new Promotions.Wish(team, "adder", 1 + i % 6, "candidate", null), actor("ada")))
                .toList());
        List<AliasMove> moves = aliases.history(team, "adder", "candidate");
        assertThat(moves).hasSize(24);
        for (int i = 0; i < 23; i++) {
            assertThat(moves.get(i).fromVersion()).isEqualTo(moves.get(i + 1).toVersion());
        }
        assertThat(aliases.of(team, "adder").get(0).version())
                .isEqualTo(moves.get(0).toVersion());
    }

    @Test
    void neverMovesAfterItsGroundsAreGone() throws Exception {
        int moved = 0;
        for (int round = 0; round < 30; round++) {
            Sequence sequence = new Sequence(new Random(round));
            sequence.record(
                    Evidence.draft(EvidenceKind.EVALUATION, "PASS", unique()).score("heldout-exact-match", 0.95));
            sequence.record(Evidence.draft(EvidenceKind.PARITY, "PASS", unique())
                    .on("cpu", "bf16")
                    .deployment("dep_1", "fp-1", ""));
            QuarkusTransaction.requiringNew().run(() -> approvals.record(sequence.approval("bob", false, "approve")));
            Callable<Object> takeAway = round % 2 == 0
                    ? () -> {
                        sequence.record(Evidence.draft(EvidenceKind.PARITY, "FAIL", unique())
                                .on("cpu", "bf16")
                                .deployment("dep_1", "fp-1", ""));
                        return true;
                    }
                    : () -> {
                        sequence.model.count = 2;
                        sequence.savePolicy();
                        return true;
                    };
            run(List.of(sequence::move, takeAway, sequence::move));
            Instant gone = round % 2 == 0
                    ? evidence.of(sequence.version.subject()).get(0).createdAt()
                    : policies.of(sequence.team, "adder", "production")
                            .orElseThrow()
                            .updatedAt();
            for (Decision decision : GateOrderTest.this
                    .decisions
                    .of(sequence.team, "adder", "production", PageRequest.of(50, null))
                    .items()) {
                assertThat(decision.decidedAt()).as("round %d", round).isBefore(gone);
                moved++;
            }
            assertThat(sequence.move()).isFalse();
        }
        assertThat(moved).isPositive();
    }

    private static void run(List<? extends Callable<?>> tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<Object>> results = threads.invokeAll(tasks.stream()
                    .map(task -> (Callable<Object>) () -> {
                        start.await();
                        return task.call();
                    })
                    .toList());
            for (Future<Object> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static PolicyDocument document(Model model) {
        return PolicyDocuments.of(
                """
                {"requirements":[
                  {"name":"quality","kind":"evaluation","select":"item.suite == suite","expression":"item.score >= %s"},
                  {"name":"parity","kind":"parity","select":"item.chip == chip","expression":"item.verdict == 'PASS'"}],
                 "approvals":{"count":%d,"roles":["%s"]},"waivable":[%s]}""".formatted(model.threshold, model.count, model.role, model.parityWaivable ? "\"parity\"" : ""));
    }

    private static String unique() {
        return "ref_" + ++counter;
    }

    private static Actor actor(String name) {
        return new Actor("usr_" + name, name);
    }
}
