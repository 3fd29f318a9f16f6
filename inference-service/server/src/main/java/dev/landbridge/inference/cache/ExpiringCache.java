package dev.landbridge.inference.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Remembers looked-up values for a short, fixed time, so that a hot path does without the database. A value is at most
 * {@code ttl} old whoever changed it, and {@link #forget} makes a change of this process visible at once.
 */
public final class ExpiringCache<K, V> {
    private static final int MAX_ENTRIES = 10_000;

    private final Function<K, Optional<V>> loader;
    private final long ttlNanos;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    public ExpiringCache(Duration ttl, Function<K, Optional<V>> loader) {
        this(ttl, loader, System::nanoTime);
    }

    ExpiringCache(Duration ttl, Function<K, Optional<V>> loader, LongSupplier nanos) {
        this.ttlNanos = ttl.toNanos();
        this.loader = loader;
        this.nanos = nanos;
    }

    /** The value if it is known and young enough; never blocks. Empty says nothing about its existence. */
    public Optional<V> peek(K key) {
        Entry<V> entry = entries.get(key);
        return entry != null && nanos.getAsLong() - entry.loadedAt() < ttlNanos
                ? Optional.of(entry.value())
                : Optional.empty();
    }

    /** The value, looked up when need be. What does not exist is not remembered. */
    public Optional<V> get(K key) {
        Optional<V> known = peek(key);
        return known.isPresent() ? known : load(key);
    }

    /** Drops the value; a look-up that is under way with the old value is not remembered either. */
    public void forget(K key) {
        generation.incrementAndGet();
        entries.remove(key);
    }

    private Optional<V> load(K key) {
        long before = generation.get();
        long start = nanos.getAsLong();
        Optional<V> value = loader.apply(key);
        if (entries.size() >= MAX_ENTRIES) {
            entries.clear();
        }
        value.ifPresent(found ->
                entries.compute(key, (k, old) -> generation.get() == before ? new Entry<>(found, start) : old));
        return value;
    }

    private record Entry<V>(V value, long loadedAt) {}
}
