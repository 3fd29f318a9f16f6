import { useReadiness, type Readiness, type ReadinessCell } from '../../api/releases';
import { duration } from '../../format/time';
import { t } from '../../i18n';
import { ButtonLink } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { TeamLink } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { evidencePath } from '../releases/evidence';

export function ReadinessPage() {
  const readiness = useReadiness();
  return (
    <Page title={t('Readiness')} beside={<span className="quiet">{t('What blocks a version from shipping, by chip')}</span>}>
      <Panel title={t('Versions by gate')} flush>
        <Loaded query={readiness}>
          {(board) =>
            board.rows.length === 0 ? (
              <Empty what={t('Nothing to weigh yet')} why={t('Each registered version appears here with the gates it has passed and the sentence that says what blocks it.')} action={<ButtonLink to="training/new">{t('New run')}</ButtonLink>} />
            ) : (
              <Board board={board} />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

function Board({ board }: { board: Readiness }) {
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('Versions by gate')}>
      <table className="table board">
        <thead>
          <tr>
            <th scope="col">{t('Version')}</th>
            <th scope="col">{t('Chip')}</th>
            {board.gates.map((gate) => <th key={gate.name} scope="col">{gate.title}</th>)}
            <th scope="col">{t('Blocked by')}</th>
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={`${row.model}-${row.version}-${row.chip}`}>
              <td className="nowrap"><TeamLink to={`models/${row.model}/v/${row.version}`}>{`${row.model} v${row.version}`}</TeamLink></td>
              <td><Chip chip={row.chip} /></td>
              {board.gates.map((gate) => <td key={gate.name}><Cell cell={row.cells.find((cell) => cell.gate === gate.name)} /></td>)}
              <td>{row.blocked_by ?? <span className="quiet">{t('Nothing: ready to ship')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { cell: ReadinessCell | undefined }) {
  if (!cell) return <span className="quiet">–</span>;
  const path = cell.reference_id ? evidencePath(cell.gate, cell.reference_id) : null;
  const status = <Status state={cell.state} />;
  return (
    <span title={cell.detail}>
      {path ? <TeamLink to={path}>{status}</TeamLink> : status}
      {cell.age_seconds === null ? null : <span className="age">{duration(Math.round(cell.age_seconds))}</span>}
    </span>
  );
}
