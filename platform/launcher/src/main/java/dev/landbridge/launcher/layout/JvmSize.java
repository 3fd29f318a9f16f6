package dev.landbridge.launcher.layout;

import java.util.List;

/** How much of a machine each of the five services may take, and whether they start soon or run fast. */
public enum JvmSize {
    /**
     * The first compiler only: on two cores a short start is worth more than peak speed. Not where every byte is
     * digested: only the second compiler uses the processor's SHA instructions, which are 16 times as fast.
     */
    laptop("-Xmx256m"),

    /** For a team's machine that stays up. */
    server("-Xmx1g");

    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private final String heap;

    JvmSize(String heap) {
        this.heap = heap;
    }

    /** Options of the service's JVM. */
    public List<String> options(Service service) {
        return this == laptop && service != Service.REGISTRY ? List.of(FIRST_COMPILER, heap) : List.of(heap);
    }
}
