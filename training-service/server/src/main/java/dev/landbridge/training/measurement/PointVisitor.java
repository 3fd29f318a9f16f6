package dev.landbridge.training.measurement;

/** Takes the points of one metric, one by one. */
public interface PointVisitor {
    /** @param at milliseconds since 1970 */
    void visit(long at, long step, double value);
}
