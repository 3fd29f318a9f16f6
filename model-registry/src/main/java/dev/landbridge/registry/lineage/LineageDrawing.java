package dev.landbridge.registry.lineage;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.lineage.LineageGraph.Edge;
import dev.landbridge.registry.lineage.LineageGraph.Node;
import dev.landbridge.registry.version.Lineage;
import dev.landbridge.registry.version.ModelVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects nodes and edges; what two versions share is drawn once. */
final class LineageDrawing {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final List<String> incomplete = new ArrayList<>();

    static String dataset(String name, int version) {
        return "dataset:" + name + "/" + version;
    }

    static String checkpoint(String digest) {
        return "checkpoint:" + digest;
    }

    /** A dataset of which nothing may have been made yet. */
    void addDataset(String name, int version) {
        add(new Node(
                dataset(name, version),
                "dataset",
                name + " version " + version,
                "/datasets/" + name + "/versions/" + version));
    }

    /** A version with what it was made from. */
    void addVersion(ModelVersion version) {
        String source = addOrigin(version.lineage());
        add(new Node(
                version.id(),
                "model-version",
                version.model() + " version " + version.version(),
                "/models/" + version.model() + "/versions/" + version.version()));
        join(source, version.id());
    }

    void addEvidence(ModelVersion version, List<Evidence> evidence) {
        for (Evidence item : evidence) {
            String label = item.kind().label() + " " + item.verdict();
            add(new Node(item.referenceId(), item.kind().label(), label, null));
            boolean known =
                    evidence.stream().anyMatch(other -> other.referenceId().equals(item.basisId()));
            join(known ? item.basisId() : version.id(), item.referenceId());
        }
    }

    void addAliases(ModelVersion version, List<Alias> aliases) {
        for (Alias alias : aliases) {
            if (alias.version() == version.version()) {
                String id = "alias:" + version.model() + "/" + alias.name();
                add(new Node(id, "alias", alias.name(), "/models/" + version.model()));
                join(version.id(), id);
            }
        }
    }

    void addDeployments(ModelVersion version, List<Deployment> deployments) {
        for (Deployment deployment : deployments) {
            String state = deployment.getState().name().replace("DEPLOYMENT_STATE_", "");
            String label = deployment.getChip() + " " + state.toLowerCase(Locale.ROOT);
            addDeployment(version, deployment.getId(), label);
        }
    }

    /** A deployment of which no more than its id is known. */
    void addDeployment(ModelVersion version, String id, String label) {
        add(new Node(id, "deployment", label, "/deployments/" + id));
        join(version.id(), id);
    }

    void lacks(String what) {
        if (!incomplete.contains(what)) {
            incomplete.add(what);
        }
    }

    LineageGraph graph() {
        return new LineageGraph(List.copyOf(nodes.values()), List.copyOf(edges), List.copyOf(incomplete));
    }

    private String addOrigin(Lineage lineage) {
        String last = null;
        if (lineage.dataset() != null) {
            addDataset(lineage.dataset().name(), lineage.dataset().version());
            last = dataset(lineage.dataset().name(), lineage.dataset().version());
        }
        if (lineage.runId() != null) {
            last = append(last, new Node(lineage.runId(), "run", lineage.runId(), "/runs/" + lineage.runId()));
        }
        if (lineage.checkpointDigest() != null) {
            String id = checkpoint(lineage.checkpointDigest());
            last = append(last, new Node(id, "checkpoint", "step " + lineage.checkpointStep(), null));
        }
        return last;
    }

    private String append(String previous, Node node) {
        add(node);
        join(previous, node.id());
        return node.id();
    }

    private void add(Node node) {
        nodes.putIfAbsent(node.id(), node);
    }

    private void join(String from, String to) {
        if (from != null) {
            edges.add(new Edge(from, to));
        }
    }
}
