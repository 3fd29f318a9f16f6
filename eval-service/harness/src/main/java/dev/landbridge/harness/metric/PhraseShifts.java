package dev.landbridge.harness.metric;

/**
 * Edits between a hypothesis and a reference where moving a run of words counts as one (Snover et al. 2006). Which
 * moves are tried, and which of equal ones is taken, follows Tercom as sacreBLEU has it.
 */
final class PhraseShifts {
    private static final int MAX_LENGTH = 10;
    private static final int MAX_DISTANCE = 50;
    private static final int MAX_TRIES = 1000;

    private final int[] reference;
    private int[] words;
    private int tries;
    private Move best;

    private PhraseShifts(int[] hypothesis, int... reference) {
        this.words = hypothesis;
        this.reference = reference;
    }

    /** Numbers stand for words. */
    static int edits(int[] hypothesis, int... reference) {
        return reference.length == 0 ? hypothesis.length : new PhraseShifts(hypothesis, reference).edits();
    }

    private record Move(int gain, int length, int from, int to, int... words) {
        boolean betterThan(Move other) {
            if (other == null || gain != other.gain) {
                return other == null || gain > other.gain;
            }
            if (length != other.length) {
                return length > other.length;
            }
            return from != other.from ? from < other.from : to < other.to;
        }
    }

    private int edits() {
        int moves = 0;
        while (true) {
            best = null;
            findBest();
            if (tries >= MAX_TRIES || best == null || best.gain() <= 0) {
                return moves + EditPath.of(words, reference).distance();
            }
            words = best.words();
            moves++;
        }
    }

    private void findBest() {
        EditPath path = EditPath.of(words, reference);
        for (int from = 0; from < words.length; from++) {
            for (int target = 0; target < reference.length; target++) {
                if (Math.abs(target - from) <= MAX_DISTANCE && !tryMatches(path, from, target)) {
                    return;
                }
            }
        }
    }

    /** Every length at which the words are the same at both places; false when there were too many tries. */
    private boolean tryMatches(EditPath path, int from, int target) {
        int longest = Math.min(MAX_LENGTH, Math.min(words.length - from, reference.length - target));
        for (int length = 1; length <= longest; length++) {
            if (words[from + length - 1] != reference[target + length - 1]) {
                return true;
            }
            int place = path.aligned()[target];
            boolean inside = place >= from && place < from + length;
            if (!inside && any(path.wrong(), from, length) && any(path.missed(), target, length)) {
                tryTargets(path, from, target, length);
                if (tries >= MAX_TRIES) {
                    return false;
                }
            }
        }
        return true;
    }

    private void tryTargets(EditPath path, int from, int target, int length) {
        int before = -1;
        for (int place = target - 1; place < Math.min(target + length, reference.length); place++) {
            int to = place < 0 ? 0 : path.aligned()[place] + 1;
            if (to != before) {
                before = to;
                int[] moved = moved(from, length, to);
                int gain = path.distance() - EditPath.of(moved, reference).distance();
                Move move = new Move(gain, length, from, to, moved);
                best = move.betterThan(best) ? move : best;
                tries++;
            }
        }
    }

    /** @param to where in the hypothesis before the move; inside the run it counts from the run's end */
    private int[] moved(int from, int length, int to) {
        int rest = words.length - length;
        int at = to > from + length ? to - length : Math.min(to, rest);
        int[] moved = new int[words.length];
        for (int i = 0, kept = 0; i < moved.length; i++) {
            if (i >= at && i < at + length) {
                moved[i] = words[from + i - at];
            } else {
                moved[i] = words[kept < from ? kept : kept + length];
                kept++;
            }
        }
        return moved;
    }

    private static boolean any(boolean[] flags, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (flags[i]) {
                return true;
            }
        }
        return false;
    }
}
