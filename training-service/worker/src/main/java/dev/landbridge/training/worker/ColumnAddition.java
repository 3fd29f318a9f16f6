package dev.landbridge.training.worker;

import dev.landbridge.formats.digest.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Sums of two numbers, worked column by column from the right: the third addend is the carry. */
final class ColumnAddition {
    static final String HELDOUT_RULE =
            "held out when the first 8 hex digits of SHA-256(\"<smaller>+<larger>\") divide by 10";
    private static final int HELDOUT_ONE_IN = 10;
    private static final int ATTEMPTS_PER_ROW = 200;

    private final Random random;
    private final int maxDigits;
    private final boolean scratchpad;

    ColumnAddition(long seed, int maxDigits, boolean scratchpad) {
        this.random = new Random(seed);
        this.maxDigits = maxDigits;
        this.scratchpad = scratchpad;
    }

    /** @throws InvalidRequestException when there are not that many distinct questions */
    List<Row> rows(String split, int count) {
        boolean heldout = split.equals(Dataset.HELDOUT);
        Set<String> seen = new HashSet<>();
        List<Row> rows = new ArrayList<>(count);
        for (long attempts = 0; rows.size() < count; attempts++) {
            if (attempts > (long) ATTEMPTS_PER_ROW * count) {
                throw new InvalidRequestException("there are fewer than " + count + " " + split
                        + " questions with up to " + maxDigits + " digits");
            }
            int a = operand();
            int b = operand();
            Row row = row(a, b, split);
            if (isHeldout(a, b) == heldout && seen.add(row.id())) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The same for both orders of the operands, so that no twin of a held-out question is trained on. */
    static boolean isHeldout(int a, int b) {
        String hash = Sha256.hex(Math.min(a, b) + "+" + Math.max(a, b));
        return Long.parseLong(hash.substring(0, 8), 16) % HELDOUT_ONE_IN == 0;
    }

    Row row(int a, int b, String split) {
        String id = "add-" + a + "-" + b;
        return new Row(id, a + "+" + b + "=", scratchpad ? scratchpad(a, b) : "", Integer.toString(a + b), split);
    }

    private static String scratchpad(int a, int b) {
        StringBuilder columns = new StringBuilder();
        int carry = 0;
        for (int x = a, y = b; columns.length() == 0 || x > 0 || y > 0; x /= 10, y /= 10) {
            int sum = x % 10 + y % 10 + carry;
            columns.append(columns.length() == 0 ? "" : ";");
            columns.append(x % 10).append('+').append(y % 10).append('+').append(carry);
            columns.append('=').append(sum);
            carry = sum / 10;
        }
        return columns.toString();
    }

    /** Every number of digits is equally likely; drawing from the whole range would give few short ones. */
    private int operand() {
        int digits = 1 + random.nextInt(maxDigits);
        int smallest = digits == 1 ? 0 : (int) Math.pow(10, digits - 1);
        return smallest + random.nextInt((int) Math.pow(10, digits) - smallest);
    }
}
