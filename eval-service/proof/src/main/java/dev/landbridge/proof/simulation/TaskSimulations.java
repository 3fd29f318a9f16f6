package dev.landbridge.proof.simulation;

import dev.landbridge.proof.parity.GateVerdict;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.sequential.EarlyStopRule;
import dev.landbridge.proof.sequential.EarlyStopRule.Decision;
import dev.landbridge.proof.simulation.Trials.Case;
import dev.landbridge.proof.statistics.Binomials;
import dev.landbridge.proof.statistics.Tango;
import java.util.SplittableRandom;

/** G1, G3 and G4: shares of generations, and the loss on tasks. */
final class TaskSimulations {

    private static final double CRITICAL = -1.6448536;
    private static final double MARGIN = 0.02;

    private final Trials trials;
    private final ParityJudge judge;

    TaskSimulations(Trials trials, ParityJudge judge) {
        this.trials = trials;
        this.judge = judge;
    }

    void run() {
        shares();
        for (int n : new int[] {200, 500, 1000, 5000}) {
            tango(n);
        }
        gate();
        earlyStop();
    }

    private void shares() {
        trials.atMostAlpha(
                new Case("G1", "garbage at the cap of 0.3 %, 1,000 generations", "0.05"),
                random -> events(random, 1000, 0.003) == 0);
        trials.atMostAlpha(
                new Case("G3", "hard divergence at the cap of 1 %, 1,000 generations", "0.05"),
                random -> Binomials.upper(events(random, 1000, 0.01), 1000, 0.95) <= 0.01);
        trials.figure(
                new Case("G3", "no hard divergence in 256 generations, cap 1 %", ""),
                random -> Binomials.upper(0, 256, 0.95) <= 0.01);
        trials.atLeast(
                new Case("G3", "no hard divergence in 300 generations, cap 1 %", ""),
                0.9,
                random -> Binomials.upper(0, 300, 0.95) <= 0.01);
    }

    private static int events(SplittableRandom random, int n, double share) {
        int events = 0;
        for (int i = 0; i < n; i++) {
            events += random.nextDouble() < share ? 1 : 0;
        }
        return events;
    }

    private void tango(int n) {
        String at = "loss at the margin of 1 pp, psi 5 %, " + n + " pairs: ";
        trials.figure(
                new Case("G4", at + "Tango passes", "0.044-0.051"),
                random -> pairs(random, n, 0.05, 0.01).z(0.01) <= CRITICAL);
        trials.figure(
                new Case("G4", at + "Wald passes", "to 0.090"),
                random -> wald(pairs(random, n, 0.05, 0.01)) <= CRITICAL);
    }

    private static double wald(Tango pairs) {
        double difference = pairs.b() - pairs.c();
        double variance = pairs.b() + pairs.c() - difference * difference / pairs.n();
        return (difference - 0.01 * pairs.n()) / Math.sqrt(Math.max(variance, 1e-12));
    }

    private static Tango pairs(SplittableRandom random, int n, double psi, double loss) {
        int lost = 0;
        int won = 0;
        for (int i = 0; i < n; i++) {
            double draw = random.nextDouble();
            lost += draw < (psi + loss) / 2 ? 1 : 0;
            won += draw >= (psi + loss) / 2 && draw < psi ? 1 : 0;
        }
        return new Tango(lost, won, n);
    }

    private void gate() {
        trials.atMostAlpha(
                new Case("G4", "loss at the margin of 2 pp, psi 3 %, 1,000 pairs", "0.05"),
                random -> passes(new SimulatedTasks(random, 1000).paired(0.03, MARGIN)));
        trials.atMostAlpha(
                new Case("G4", "discordance at the cap of 5 %, no loss, 4,000 pairs", "0.05"),
                random -> passes(new SimulatedTasks(random, 4000).paired(0.05, 0)));
        trials.atLeast(
                new Case("G4", "no loss, psi 2 %, 1,000 pairs", ""),
                0.9,
                random -> passes(new SimulatedTasks(random, 1000).paired(0.02, 0)));
        trials.atMostAlpha(
                new Case("G4", "graded loss at the margin of 2 pp, 400 items", "0.05"),
                random -> passes(new SimulatedTasks(random, 400).graded(MARGIN)));
        trials.atLeast(
                new Case("G4", "graded, no loss, 400 items", ""),
                0.9,
                random -> passes(new SimulatedTasks(random, 400).graded(0)));
    }

    private boolean passes(SimulatedTasks.Sides sides) {
        return judge.tasks(sides.reference(), sides.target(), "standard").stream()
                .allMatch(gate -> gate.verdict() == GateVerdict.PASS);
    }

    private void earlyStop() {
        trials.atMostAlpha(
                new Case("G4", "early stop, loss at the margin of 1 pp, psi 2 %, 1,237 items", "0.023-0.040"),
                random -> decide(random, 0.01, 1237) == Decision.PASS);
        trials.figure(
                new Case("G4", "early stop, no loss, psi 2 %: passes within 1,142 items", "0.5"),
                random -> decide(random, 0, 1142) == Decision.PASS);
        trials.atLeast(
                new Case("G4", "early stop, no loss, psi 2 %: passes within 5,000 items", ""),
                0.9,
                random -> decide(random, 0, 5000) == Decision.PASS);
    }

    private static Decision decide(SplittableRandom random, double loss, int items) {
        EarlyStopRule rule = new EarlyStopRule(new EarlyStopRule.Settings(0.01, 0.05, 0.02, 20, 2.944, 0.5, 100));
        for (int i = 0; i < items && rule.decision() == Decision.NONE; i++) {
            double draw = random.nextDouble();
            boolean lost = draw < (0.02 + loss) / 2;
            rule.add(lost || draw >= 0.02 ? 1 : 0, lost ? 0 : 1);
        }
        return rule.decision();
    }
}
