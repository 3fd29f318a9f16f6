package dev.landbridge.eval.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Serving software that is wrong as it has been seen to be, switched on by what stands behind {@code ~} in a deployment's
 * id: echo, crowd (more than 16 at once), beyond (100 tokens), warm (a prefix that was seen), alternating, nan (one row in
 * 500), empty (one answer in 50), error (one in 50), lost (one connection in 50), drift (from when {@link #drift} is set).
 */
public final class FakeFaults {
    /** More than twice what the main capture keeps in flight: a client may be quicker than our counting. */
    private static final int CROWD = 16;

    private static final int BEYOND = 100;
    private static final int PREFIX = 10;

    /** What a {@code ~drift} deployment does from now on. */
    public static volatile boolean drift;

    private final Map<String, State> states = new ConcurrentHashMap<>();

    private static final class State {
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger requests = new AtomicInteger();
        final AtomicInteger rows = new AtomicInteger();
        final Set<List<Integer>> prefixes = new HashSet<>();

        synchronized boolean warm(List<Integer> prompt) {
            return prompt.size() >= PREFIX && !prefixes.add(List.copyOf(prompt.subList(0, PREFIX)));
        }
    }

    Request begin(String deployment) {
        State state = states.computeIfAbsent(deployment, id -> new State());
        state.running.incrementAndGet();
        gather(deployment);
        return new Request(deployment, state, state.requests.incrementAndGet());
    }

    /** Requests wait for each other a moment, as for a batch: whether they meet must not hang on a busy machine. */
    private static void gather(String deployment) {
        if (deployment.contains("~crowd")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
        }
    }

    void end(String deployment) {
        states.get(deployment).running.decrementAndGet();
    }

    static final class Request {
        private final String deployment;
        private final State state;
        private final int number;
        private boolean wrong;

        private Request(String deployment, State state, int number) {
            this.deployment = deployment;
            this.state = state;
            this.number = number;
            this.wrong = is("alternating") && number % 2 == 0 || is("drift") && drift;
        }

        private boolean is(String fault) {
            return deployment.contains("~" + fault);
        }

        void prompt(List<Integer> prompt) {
            wrong |= is("warm") && state.warm(prompt);
        }

        boolean empty() {
            return is("empty") && number % 50 == 0;
        }

        int status() {
            return is("error") && number % 50 == 0 ? 500 : 200;
        }

        boolean lost() {
            return is("lost") && number % 50 == 0;
        }

        boolean notANumber() {
            return is("nan") && state.rows.incrementAndGet() % 500 == 0;
        }

        /** Tokens of the prompt that the row of position i is computed from. */
        int seen(int position) {
            return is("echo") ? 1 : position;
        }

        double[] row(FakeModel model, List<Integer> context, String id) {
            double[] row = model.logprobs(context, id);
            boolean crowded = is("crowd") && state.running.get() > CROWD;
            return wrong || crowded || is("beyond") && context.size() > BEYOND ? shifted(row) : row;
        }

        private static double[] shifted(double[] row) {
            double[] shifted = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                shifted[(i + 1) % row.length] = row[i];
            }
            return shifted;
        }
    }
}
