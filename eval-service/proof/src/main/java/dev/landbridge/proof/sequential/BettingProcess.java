package dev.landbridge.proof.sequential;

/**
 * Betting e-process on values of 0 to 1 against "the mean is at most m0": K_t is the product of 1 + lambda_i (x_i - m0).
 * Its chance of ever reaching 1/alpha is at most alpha when the null holds (Ville), so it may be looked at any time.
 *
 * <p>The bet uses only what came before: lambda = d / (v + d^2) with d = expected - m0 and v the mean squared distance
 * from the expected mean, the prior counting as a number of items; it is kept within 0 and maxBet / m0. Waudby-Smith and
 * Ramdas (2024) call it the approximate growth-optimal bet.
 */
public final class BettingProcess {

    /**
     * What is tested, and what is expected when nothing is wrong.
     *
     * @param nullMean m0
     * @param expectedMean above m0
     * @param expectedVariance of one value
     */
    public record Bet(double nullMean, double expectedMean, double expectedVariance) {

        public Bet {
            if (!(nullMean > 0 && nullMean < expectedMean && expectedMean <= 1)) {
                throw new IllegalArgumentException("null %s, expected %s".formatted(nullMean, expectedMean));
            }
        }

        /** Loss below {@code margin}: x = (1 + s_target - s_reference)/2, m0 = (1 - margin)/2, expected 1/2. */
        public static Bet onLoss(double margin, double discordance) {
            return new Bet((1 - margin) / 2, 0.5, discordance / 4);
        }

        /** Discordance below {@code cap}: x = 1 where the pair agrees, m0 = 1 - cap. */
        public static Bet onAgreement(double cap, double discordance) {
            double expected = Math.min(discordance, cap / 2);
            return new Bet(1 - cap, 1 - expected, expected * (1 - expected));
        }
    }

    private final Bet bet;
    private final double maxBet;
    private final double priorItems;
    private double squares;
    private long items;
    private double logWealth;
    private double highest;

    /** @param maxBet share of the wealth that one item may cost at most @param priorItems at least 1 */
    public BettingProcess(Bet bet, double maxBet, int priorItems) {
        this.bet = bet;
        this.maxBet = maxBet;
        this.priorItems = priorItems;
    }

    /** lambda for the next value. */
    public double stake() {
        double distance = bet.expectedMean() - bet.nullMean();
        double variance = (priorItems * bet.expectedVariance() + squares) / (priorItems + items);
        double stake = distance / (variance + distance * distance);
        return Math.min(stake, maxBet / bet.nullMean());
    }

    public void add(double value) {
        logWealth += StrictMath.log1p(stake() * (value - bet.nullMean()));
        highest = Math.max(highest, logWealth);
        double deviation = value - bet.expectedMean();
        squares += deviation * deviation;
        items++;
    }

    /** K_t. */
    public double wealth() {
        return StrictMath.exp(logWealth);
    }

    /** The largest K so far; it decides. */
    public double highestWealth() {
        return StrictMath.exp(highest);
    }
}
