package dev.landbridge.kit.request;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The id that ties a caller's error message to the log lines of every service the request passed through. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final String MDC_KEY = "requestId";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    /** The given id when it is safe to log, else a new one. */
    public static String acceptOrCreate(String given) {
        boolean usable = given != null && SAFE.matcher(given).matches();
        return usable
                ? given
                : "req_" + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    public static String current() {
        Object id = MDC.get(MDC_KEY);
        return id == null ? null : id.toString();
    }

    /** Does a part of another request's work in its name. */
    public static <T> T within(String id, Supplier<T> work) {
        String own = current();
        begin(id);
        try {
            return work.get();
        } finally {
            begin(own);
        }
    }

    static void begin(String id) {
        if (id == null) {
            MDC.remove(MDC_KEY);
        } else {
            MDC.put(MDC_KEY, id);
        }
    }
}
