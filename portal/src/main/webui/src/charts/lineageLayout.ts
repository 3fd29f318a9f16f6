import type { LineageGraph } from '../api/models';

export const NODE = { width: 152, height: 46 };
const GAP = { x: 28, y: 14 };

type Node = LineageGraph['nodes'][number];
interface Placed extends Node {
  x: number;
  y: number;
}

/** Columns by longest path from a source, rows in the order given. Bounded, so that a cycle cannot hang it. */
export function layout({ nodes, edges }: LineageGraph) {
  const depth = new Map(nodes.map((node) => [node.id, 0]));
  for (let round = 0; round < nodes.length; round += 1) {
    let moved = false;
    for (const { from, to } of edges) {
      const next = (depth.get(from) ?? 0) + 1;
      if (depth.has(to) && next > (depth.get(to) ?? 0) && next < nodes.length) {
        depth.set(to, next);
        moved = true;
      }
    }
    if (!moved) break;
  }
  const used = new Map<number, number>();
  const placed = new Map<string, Placed>();
  for (const node of nodes) {
    const column = depth.get(node.id) ?? 0;
    const row = used.get(column) ?? 0;
    used.set(column, row + 1);
    placed.set(node.id, { ...node, x: 1 + column * (NODE.width + GAP.x), y: 1 + row * (NODE.height + GAP.y) });
  }
  const columns = Math.max(1, ...[...used.keys()].map((column) => column + 1));
  const rows = Math.max(1, ...used.values());
  return {
    nodes: [...placed.values()],
    edges: edges.flatMap(({ from, to }) => {
      const [start, end] = [placed.get(from), placed.get(to)];
      return start && end ? [{ key: `${from}-${to}`, from: start, to: end }] : [];
    }),
    width: columns * (NODE.width + GAP.x) - GAP.x + 2,
    height: rows * (NODE.height + GAP.y) - GAP.y + 2,
  };
}
