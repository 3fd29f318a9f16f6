package dev.landbridge.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.registry.lineage.LineageGraph.Edge;
import dev.landbridge.registry.lineage.LineageGraph.Node;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineageGraphTest {
    private static final LineageGraph GRAPH = graph("d>r1", "r1>v1", "v1>p1", "d>r2", "r2>v2", "v2>p2");

    @Test
    void keepsOneSideOfANode() {
        assertThat(ids(GRAPH.around("v1", LineageDirection.UP))).containsExactly("d", "r1", "v1");
        assertThat(ids(GRAPH.around("v1", LineageDirection.DOWN))).containsExactly("v1", "p1");
    }

    @Test
    void leavesOutWhatOnlySharesAnAncestor() {
        LineageGraph both = GRAPH.around("v1", LineageDirection.BOTH);
        assertThat(ids(both)).containsExactly("d", "r1", "v1", "p1");
        assertThat(both.edges()).containsExactly(new Edge("d", "r1"), new Edge("r1", "v1"), new Edge("v1", "p1"));
    }

    @Test
    void endsInACircle() {
        assertThat(ids(graph("a>b", "b>c", "c>a").around("b", LineageDirection.BOTH)))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    private static LineageGraph graph(String... edges) {
        List<Edge> joined = Stream.of(edges)
                .map(edge -> new Edge(edge.substring(0, edge.indexOf('>')), edge.substring(edge.indexOf('>') + 1)))
                .toList();
        List<Node> nodes = joined.stream()
                .flatMap(edge -> Stream.of(edge.from(), edge.to()))
                .distinct()
                .map(id -> new Node(id, "node", id, null))
                .toList();
        return new LineageGraph(nodes, joined, List.of());
    }

    private static List<String> ids(LineageGraph graph) {
        return graph.nodes().stream().map(Node::id).toList();
    }
}
