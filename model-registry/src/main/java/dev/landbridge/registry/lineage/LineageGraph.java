package dev.landbridge.registry.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * From the data to the aliases: what a thing was made from and what was made of it.
 *
 * @param incomplete what could not be asked, in words; empty when the graph is whole
 */
public record LineageGraph(List<Node> nodes, List<Edge> edges, List<String> incomplete) {
    /** {@code href} is a path of the portal, or null. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Node(String id, String kind, String label, String href) {}

    public record Edge(String from, String to) {}

    /** The part that leads to the node, that follows from it, or both. */
    LineageGraph around(String start, LineageDirection direction) {
        Set<String> kept = new LinkedHashSet<>(Set.of(start));
        if (direction != LineageDirection.DOWN) {
            walk(start, false, kept);
        }
        if (direction != LineageDirection.UP) {
            walk(start, true, kept);
        }
        return new LineageGraph(
                nodes.stream().filter(node -> kept.contains(node.id())).toList(),
                edges.stream()
                        .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
                        .toList(),
                incomplete);
    }

    // a node is entered once, so a cycle ends the walk
    private void walk(String start, boolean forward, Collection<String> found) {
        Set<String> entered = new LinkedHashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(entered);
        while (!open.isEmpty()) {
            String here = open.pop();
            for (Edge edge : edges) {
                String next = forward ? edge.to() : edge.from();
                if (here.equals(forward ? edge.from() : edge.to()) && entered.add(next)) {
                    open.push(next);
                }
            }
        }
        found.addAll(entered);
    }
}
