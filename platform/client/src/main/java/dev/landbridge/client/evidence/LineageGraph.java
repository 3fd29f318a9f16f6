package dev.landbridge.client.evidence;

import java.util.List;

/**
 * What something was made of and what was made of it. Edges point from the origin to the result.
 *
 * @param incomplete what the server could not ask, in words; empty when the graph is whole
 */
public record LineageGraph(List<Node> nodes, List<Edge> edges, List<String> incomplete) {
    public LineageGraph {
        incomplete = incomplete == null ? List.of() : List.copyOf(incomplete);
    }

    /** @param href page of the portal, or null */
    public record Node(String id, String kind, String label, String href) {}

    public record Edge(String from, String to) {}
}
