package dev.landbridge.kit.id;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;

/** Identifiers that sort by creation time, for example {@code run_01jdb2c3...}. */
public final class Ids {
    private Ids() {}

    public static String next(String prefix) {
        return prefix + "_" + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }
}
