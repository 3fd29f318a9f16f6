package dev.landbridge.registry.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;

/** From the data to the aliases: what a version was made from and what was made of it. */
public record LineageGraph(List<Node> nodes, List<Edge> edges) {
    /** {@code href} is a path of the portal, or null. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Node(String id, String kind, String label, String href) {}

    public record Edge(String from, String to) {}

    static LineageGraph of(ModelVersion version, List<Evidence> evidence, List<Alias> aliases) {
        LineageGraph graph = new LineageGraph(new ArrayList<>(), new ArrayList<>());
        String self = version.id();
        String page = "/models/" + version.model() + "/versions/" + version.version();
        graph.nodes.add(new Node(self, "model-version", version.model() + " version " + version.version(), page));
        String source = graph.addOrigin(version.lineage());
        if (source != null) {
            graph.edges.add(new Edge(source, self));
        }
        for (Evidence item : evidence) {
            String label = item.kind().label() + " " + item.verdict();
            graph.nodes.add(new Node(item.referenceId(), item.kind().label(), label, null));
            boolean known =
                    evidence.stream().anyMatch(other -> other.referenceId().equals(item.basisId()));
            graph.edges.add(new Edge(known ? item.basisId() : self, item.referenceId()));
        }
        for (Alias alias : aliases) {
            if (alias.version() == version.version()) {
                String id = "alias:" + alias.name();
                graph.nodes.add(new Node(id, "alias", alias.name(), "/models/" + version.model()));
                graph.edges.add(new Edge(self, id));
            }
        }
        return graph;
    }

    private String addOrigin(Lineage lineage) {
        String last = null;
        if (lineage.dataset() != null) {
            String name = lineage.dataset().name();
            int number = lineage.dataset().version();
            last = "dataset:" + name + "/" + number;
            nodes.add(new Node(
                    last, "dataset", name + " version " + number, "/datasets/" + name + "/versions/" + number));
        }
        if (lineage.runId() != null) {
            last = append(last, new Node(lineage.runId(), "run", lineage.runId(), "/runs/" + lineage.runId()));
        }
        if (lineage.checkpointDigest() != null) {
            last = append(
                    last,
                    new Node(
                            "checkpoint:" + lineage.checkpointDigest(),
                            "checkpoint",
                            "step " + lineage.checkpointStep(),
                            null));
        }
        return last;
    }

    private String append(String previous, Node node) {
        nodes.add(node);
        if (previous != null) {
            edges.add(new Edge(previous, node.id()));
        }
        return node.id();
    }
}
