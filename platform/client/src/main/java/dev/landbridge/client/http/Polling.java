package dev.landbridge.client.http;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks at durable work until it is where one wants it. */
public final class Polling {
    private static final long PAUSE_MILLIS = 400;

    private Polling() {}

    /** @return what was seen last */
    public static <T> T until(Cancellation cancellation, Supplier<T> look, Predicate<T> reached, Consumer<T> seen) {
        while (true) {
            T now = look.get();
            seen.accept(now);
            if (reached.test(now)) {
                return now;
            }
            cancellation.sleep(PAUSE_MILLIS);
        }
    }
}
