package dev.landbridge.proof.golden;

/**
 * Token ids of all cases, one after the other.
 *
 * @param offsets C + 1 values; case c takes {@code [offsets[c], offsets[c + 1])}
 */
public record TokenTable(long[] offsets, int[] tokenIds) {

    public TokenTable {
        if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != tokenIds.length) {
            throw new IllegalArgumentException("offsets do not cover " + tokenIds.length + " token ids");
        }
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] < offsets[i - 1]) {
                throw new IllegalArgumentException("offsets go backwards at case " + (i - 1));
            }
        }
    }

    public int cases() {
        return offsets.length - 1;
    }

    public int begin(int index) {
        return Math.toIntExact(offsets[index]);
    }

    public int end(int index) {
        return Math.toIntExact(offsets[index + 1]);
    }

    public int length(int index) {
        return end(index) - begin(index);
    }

    public int[] ids(int index) {
        return java.util.Arrays.copyOfRange(tokenIds, begin(index), end(index));
    }
}
