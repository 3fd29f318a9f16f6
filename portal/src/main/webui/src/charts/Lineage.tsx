import type { LineageGraph } from '../api/models';
import { t } from '../i18n';
import { useTeam } from '../session/team';
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
              <text className="kind" x="10" y="17">{node.kind}</text>
              <text className="label" x="10" y="35">{shorten(node.label)}</text>
            </g>
          );
          const href = pageOf(node.href, team);
          return href ? <Link key={node.id} href={href}>{box}</Link> : <g key={node.id}>{box}</g>;
        })}
      </svg>
    </div>
  );
}

/** The registry names pages of the portal, with or without the team. */
function pageOf(href: string | null | undefined, team: string): string | null {
  if (!href || href.startsWith('/api/')) return null;
  if (href.startsWith('/t/')) return href;
  return `/t/${team}${href.replace('/versions/', '/v/').replace(/^\/runs\//, '/training/runs/')}`;
}

const shorten = (label: string) => (label.length > 19 ? `${label.slice(0, 18)}…` : label);

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
