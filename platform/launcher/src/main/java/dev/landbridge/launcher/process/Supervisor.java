package dev.landbridge.launcher.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the components of an installation alive. */
public final class Supervisor {
    private final SupervisorListener listener;
    private final List<SupervisedComponent> components = new CopyOnWriteArrayList<>();

    public Supervisor(SupervisorListener listener) {
        this.listener = listener;
    }

    /** @return completes when the component is ready, fails when it is given up */
    public CompletableFuture<Void> start(Component component) {
        SupervisedComponent supervised = new SupervisedComponent(component, listener);
        components.add(supervised);
        supervised.start();
        return supervised.firstReady();
    }

    public List<ComponentStatus> statuses() {
        return components.stream().map(SupervisedComponent::status).toList();
    }

    /** Stops all but the first component together, then the first, on which the others depend. */
    public void stop() {
        if (components.isEmpty()) {
            return;
        }
        List<Thread> stops = new ArrayList<>();
        for (SupervisedComponent component : components.subList(1, components.size())) {
            Thread thread =
                    new Thread(component::stop, "stop-" + component.status().name());
            thread.start();
            stops.add(thread);
        }
        for (Thread stop : stops) {
            join(stop);
        }
        components.get(0).stop();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
