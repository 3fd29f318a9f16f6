package dev.landbridge.harness.suite;

import java.util.random.RandomGenerator;

/** Makes questions of one kind. */
@FunctionalInterface
interface ItemGenerator {
    /**
     * @param number of the item, so that kinds take turns
     * @param random the only source of chance
     */
    Item item(int number, RandomGenerator random);

    /** One of several. */
    @SafeVarargs
    static <T> T pick(RandomGenerator random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
