package dev.landbridge.eval.fake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes wrong between a sound engine and its client, and what no engine does on command; switched on by what stands
 * behind {@code ~} in a deployment's id: error (status 500 to one request in 50), lost (one connection in 50), drift
 * (wrong from when {@link #drift} is set).
 */
public final class FakeFaults {
    private static final int SELDOM = 50;

    /** What a {@code ~drift} deployment does from now on. */
    public static volatile boolean drift;

    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    Request begin(String deployment) {
        int number =
                requests.computeIfAbsent(deployment, id -> new AtomicInteger()).incrementAndGet();
        return new Request(deployment, number % SELDOM == 0);
    }

    record Request(String deployment, boolean chosen) {
        private boolean is(String fault) {
            return deployment.contains("~" + fault);
        }

        int status() {
            return is("error") && chosen ? 500 : 200;
        }

        boolean lost() {
            return is("lost") && chosen;
        }

        /** The wrong row gives every token what its neighbour should have. */
        double[] row(double[] right) {
            if (!is("drift") || !drift) {
                return right;
            }
            double[] shifted = new double[right.length];
            for (int i = 0; i < right.length; i++) {
                shifted[(i + 1) % right.length] = right[i];
            }
            return shifted;
        }
    }
}
