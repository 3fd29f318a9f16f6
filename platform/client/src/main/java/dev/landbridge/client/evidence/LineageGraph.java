package dev.landbridge.client.evidence;

import java.util.List;

/** What something was made of and what was made of it. Edges point from the origin to the result. */
public record LineageGraph(List<Node> nodes, List<Edge> edges) {
    /** @param href page of the portal, or null */
    public record Node(String id, String kind, String label, String href) {}

    public record Edge(String from, String to) {}
}
