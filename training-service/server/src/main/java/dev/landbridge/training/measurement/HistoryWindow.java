package dev.landbridge.training.measurement;

/** The first points of a history; one more tells that there is another page, which starts behind the last of them. */
final class HistoryWindow implements PointVisitor {
    private final PointVisitor inner;
    private int left;
    private HistoryCursor last;
    private boolean more;

    HistoryWindow(int size, PointVisitor inner) {
        this.left = size;
        this.inner = inner;
    }

    @Override
    public void visit(long at, long step, double value) {
        if (left == 0) {
            more = true;
            return;
        }
        left--;
        if (left == 0) {
            last = new HistoryCursor(at, step, value);
        }
        inner.visit(at, step, value);
    }

    /** Null on the last page. */
    String nextPageToken() {
        return more ? last.token() : null;
    }
}
