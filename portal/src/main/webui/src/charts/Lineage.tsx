import type { LineageGraph } from '../api/models';
import { t } from '../i18n';
import { useTeam } from '../session/team';
import { evidencePath } from '../features/releases/evidence';
import { Link } from '../ui/Link';
import { layout, NODE } from './lineageLayout';

/** dataset → run → checkpoint → version → deployment, left to right. */
export function Lineage({ graph }: { graph: LineageGraph }) {
  const team = useTeam();
  const { nodes, edges, width, height } = layout(graph);
  return (
    <div className="lineage" tabIndex={0} role="group" aria-label={t('Lineage')}>
      <svg width={width} height={height} role="group" aria-label={t('Lineage')}>
        {edges.map(({ key, from, to }) => (
          <path key={key} className="edge" d={curve(from, to)} />
        ))}
        {nodes.map((node) => {
          const box = (
            <g transform={`translate(${node.x} ${node.y})`}>
              <title>{`${node.kind}: ${node.label}`}</title>
              <rect width={NODE.width} height={NODE.height} rx="4" />
              <foreignObject width={NODE.width} height={NODE.height}>
                <div className="node"><span className="kind">{node.kind}</span><span className="label">{node.label}</span></div>
              </foreignObject>
            </g>
          );
          const href = pageOf(node, team);
          return href ? <Link key={node.id} href={href}>{box}</Link> : <g key={node.id}>{box}</g>;
        })}
      </svg>
    </div>
  );
}

/** The registry names pages of the portal, with or without the team; evidence it names by kind and id alone. */
export function pageOf({ href, kind, id }: LineageGraph['nodes'][number], team: string): string | null {
  if (!href) {
    const evidence = evidencePath(kind, id);
    return evidence ? `/t/${team}/${evidence}` : null;
  }
  if (href.startsWith('/api/')) return null;
  if (href.startsWith('/t/')) return href;
  return `/t/${team}${href.replace('/versions/', '/v/').replace(/^\/runs\//, '/training/runs/')}`;
}

interface Point {
  x: number;
  y: number;
}

function curve(from: Point, to: Point): string {
  const start = { x: from.x + NODE.width, y: from.y + NODE.height / 2 };
  const end = { x: to.x, y: to.y + NODE.height / 2 };
  const middle = (start.x + end.x) / 2;
  return `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`;
}
