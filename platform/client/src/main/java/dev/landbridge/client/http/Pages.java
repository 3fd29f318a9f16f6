package dev.landbridge.client.http;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A listing of any length: pages are fetched as the iteration reaches them, each iteration from the first one on. */
public final class Pages<T> implements Iterable<T> {
    private final Function<String, Page<T>> fetch;

    /** @param fetch gives the page of a token; null asks for the first page */
    Pages(Function<String, Page<T>> fetch) {
        this.fetch = fetch;
    }

    /** The first page alone. */
    public Page<T> first() {
        return fetch.apply(null);
    }

    /** The page that a page before this one named. */
    public Page<T> at(String pageToken) {
        return fetch.apply(pageToken);
    }

    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** At most this many rows; fetches no page beyond them. */
    public List<T> first(int rows) {
        return stream().limit(rows).toList();
    }

    @Override
    public Iterator<T> iterator() {
        return new Rows();
    }

    private final class Rows implements Iterator<T> {
        private Page<T> page;
        private Iterator<T> rows;

        @Override
        public boolean hasNext() {
            while (rows == null || !rows.hasNext()) {
                if (page != null && page.nextPageToken() == null) {
                    return false;
                }
                page = fetch.apply(page == null ? null : page.nextPageToken());
                rows = page.items().iterator();
            }
            return true;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return rows.next();
        }
    }
}
