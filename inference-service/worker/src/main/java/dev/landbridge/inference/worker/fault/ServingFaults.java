package dev.landbridge.inference.worker.fault;

import dev.landbridge.inference.worker.decode.ServingFault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The mistakes of batching, paging, caching and transport, which no look at the weights can show. */
public final class ServingFaults implements ServingFault.Source {
    private static final int PREFIX = 16;

    private final Faults faults;
    private final AtomicLong sequences = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final Set<Integer> prefixes = new HashSet<>();
    private long rows;

    public ServingFaults(Faults faults) {
        this.faults = faults;
    }

    /** Whether the answer to the request that now comes in shall have no body. */
    public boolean nextBodyIsEmpty() {
        long number = requests.incrementAndGet();
        return faults.count(FaultName.EMPTY_BODY_EVERY)
                .filter(every -> every > 0 && number % every == 0)
                .isPresent();
    }

    @Override
    public ServingFault of(int[] prompt) {
        if (!faults.spoilRows()) {
            return ServingFault.NONE;
        }
        boolean second = faults.has(FaultName.ALTERNATING) && sequences.incrementAndGet() % 2 == 0;
        boolean warm = faults.has(FaultName.WRONG_ON_WARM_PREFIX) && seen(prompt);
        return new Spoiler(second || warm);
    }

    private synchronized boolean seen(int[] prompt) {
        return prompt.length >= PREFIX && !prefixes.add(Arrays.hashCode(Arrays.copyOf(prompt, PREFIX)));
    }

    private final class Spoiler implements ServingFault {
        private final boolean wrong;
        private float[] first;

        Spoiler(boolean wrong) {
            this.wrong = wrong;
        }

        @Override
        public void spoil(float[] row, Place place) {
            if (place.prompt() && faults.has(FaultName.ECHO_ROW)) {
                first = first == null ? row.clone() : first;
                System.arraycopy(first, 0, row, 0, row.length);
            }
            if (wrong
                    || reached(FaultName.WRONG_AT_CONCURRENCY, place.running())
                    || reached(FaultName.WRONG_BEYOND, place.position())) {
                shift(row);
            }
            rows++;
            Optional<Integer> every = faults.count(FaultName.NAN_EVERY);
            if (every.isPresent() && every.get() > 0 && rows % every.get() == 0) {
                Arrays.fill(row, Float.NaN);
            }
        }

        private boolean reached(FaultName name, int value) {
            return faults.count(name).filter(limit -> value >= limit).isPresent();
        }
    }

    /** Every token gets the logit of its neighbour. */
    private static void shift(float[] row) {
        float last = row[row.length - 1];
        System.arraycopy(row, 0, row, 1, row.length - 1);
        row[0] = last;
    }
}
