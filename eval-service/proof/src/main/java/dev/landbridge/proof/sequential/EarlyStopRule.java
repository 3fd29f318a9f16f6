package dev.landbridge.proof.sequential;

/**
 * Both rules together, one pair of scores after the other: pass when the loss and the discordance are each proven small
 * by a betting process, fail when the test on discordant pairs says that the target loses.
 */
public final class EarlyStopRule {

    /**
     * @param margin accepted loss, share
     * @param cap accepted discordance, share; 1 where discordance has no meaning
     * @param discordance of the reference with itself, or what is expected
     * @param wealth boundary of both betting processes, 1/alpha
     * @param logLikelihood boundary of the test on discordant pairs, nats
     */
    public record Settings(
            double margin,
            double cap,
            double discordance,
            double wealth,
            double logLikelihood,
            double maxBet,
            int priorItems) {}

    /** What has been decided. */
    public enum Decision {
        NONE,
        PASS,
        FAIL
    }

    private final Settings settings;
    private final BettingProcess loss;
    private final BettingProcess agreement;
    private final DiscordantPairTest discordant;
    private Decision decision = Decision.NONE;
    private long items;
    private long decidedAt;

    public EarlyStopRule(Settings settings) {
        this.settings = settings;
        this.loss = new BettingProcess(
                BettingProcess.Bet.onLoss(settings.margin(), settings.discordance()),
                settings.maxBet(),
                settings.priorItems());
        this.agreement = settings.cap() >= 1
                ? null
                : new BettingProcess(
                        BettingProcess.Bet.onAgreement(settings.cap(), settings.discordance()),
                        settings.maxBet(),
                        settings.priorItems());
        this.discordant = new DiscordantPairTest(settings.margin(), settings.discordance(), settings.logLikelihood());
    }

    /** Scores of 0 to 1. The test on discordant pairs looks only at pairs of right and wrong. */
    public void add(double reference, double target) {
        items++;
        loss.add((1 + target - reference) / 2);
        if (agreement != null) {
            agreement.add(reference == target ? 1 : 0);
        }
        if (Math.abs(reference - target) == 1) {
            discordant.add(target < reference);
        }
        if (decision == Decision.NONE) {
            decision = decide();
            decidedAt = decision == Decision.NONE ? 0 : items;
        }
    }

    private Decision decide() {
        if (discordant.losing()) {
            return Decision.FAIL;
        }
        boolean agrees = agreement == null || agreement.highestWealth() >= settings.wealth();
        return agrees && loss.highestWealth() >= settings.wealth() ? Decision.PASS : Decision.NONE;
    }

    public Decision decision() {
        return decision;
    }

    /** Item at which it was decided, counting from 1; 0 while it is open. */
    public long decidedAt() {
        return decidedAt;
    }

    public BettingProcess loss() {
        return loss;
    }

    /** Largest wealth of the bet on agreement; infinite where it is not made. */
    public double agreementWealth() {
        return agreement == null ? Double.POSITIVE_INFINITY : agreement.highestWealth();
    }

    public DiscordantPairTest discordant() {
        return discordant;
    }
}
