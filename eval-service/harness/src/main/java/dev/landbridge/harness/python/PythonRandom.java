package dev.landbridge.harness.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.core.source32.MersenneTwister;

/** Python's {@code random.Random(seed)}: the same draws from the same seed. Not thread-safe. */
public final class PythonRandom {
    private static final double TWO_POW_53 = 9007199254740992.0;
    private static final int BITS_OF_SECOND_WORD = 67108864;

    private final MersenneTwister generator;

    /** @param seed not negative */
    public PythonRandom(int seed) {
        generator = new MersenneTwister(new int[] {seed});
    }

    /** A number in [0, 1). */
    public double random() {
        long high = generator.nextInt() >>> 5;
        long low = generator.nextInt() >>> 6;
        return (high * (double) BITS_OF_SECOND_WORD + low) / TWO_POW_53;
    }

    /** An index in [0, bound). */
    public int below(int bound) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bound);
        int drawn;
        do {
            drawn = generator.nextInt() >>> (Integer.SIZE - bits);
        } while (drawn >= bound || drawn < 0);
        return drawn;
    }

    /** {@code sample(population, k)}: without replacement. */
    public <T> List<T> sample(List<T> population, int k) {
        int n = population.size();
        if (k > n) {
            throw new IllegalArgumentException("cannot draw " + k + " of " + n);
        }
        return n <= setSize(k) ? fromPool(population, k) : fromPopulation(population, k);
    }

    // CPython keeps a pool where that takes less room than a set of the drawn indices.
    private static int setSize(int k) {
        int size = 21;
        if (k > 5) {
            size += (int) Math.pow(4, Math.ceil(Math.log(k * 3.0) / Math.log(4)));
        }
        return size;
    }

    private <T> List<T> fromPool(List<T> population, int k) {
        List<T> pool = new ArrayList<>(population);
        List<T> drawn = new ArrayList<>(k);
        for (int i = 0; i < k; i++) {
            int j = below(pool.size() - i);
            drawn.add(pool.get(j));
            pool.set(j, pool.get(pool.size() - i - 1));
        }
        return drawn;
    }

    private <T> List<T> fromPopulation(List<T> population, int k) {
        Set<Integer> taken = new HashSet<>();
        List<T> drawn = new ArrayList<>(k);
        while (drawn.size() < k) {
            int j = below(population.size());
            if (taken.add(j)) {
                drawn.add(population.get(j));
            }
        }
        return drawn;
    }

    /** {@code choices(range(n), k=n)}: n indices with replacement, into the given array. */
    public void choices(int[] indices) {
        double n = indices.length;
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) Math.floor(random() * n);
        }
    }
}
