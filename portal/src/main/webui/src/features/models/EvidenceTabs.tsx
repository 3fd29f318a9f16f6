import { useDeployments, type Deployment } from '../../api/deployments';
import { useEvaluations } from '../../api/evaluations';
import { useAudit, useEvidence, type AuditEntry, type ModelVersion } from '../../api/models';
import { useParityRuns } from '../../api/parity';
import { t } from '../../i18n';
import { Chip, Numerics } from '../../ui/Chip';
import { DataTable } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { deploymentColumns } from '../deployments/columns';
import { evaluationColumns } from '../evals/columns';
import { parityColumns } from '../parity/columns';
import { evidencePath } from '../releases/evidence';

interface Props {
  model: string;
  number: string;
}

const same = (row: { model: string; version: number }, { model, number }: Props) =>
  row.model === model && String(row.version) === number;

export function EvaluationTab(props: Props) {
  const evaluations = useEvaluations({ model: props.model, version: props.number });
  return (
    <ListPanel
      title={t('Evaluations')}
      pages={evaluations}
      columns={evaluationColumns()}
      rowKey={(row) => row.id}
      select={(row) => same(row, props)}
      empty={<Empty what={t('Not evaluated yet')} why={t('A release evaluates the version before anything else is compared.')} />}
    />
  );
}

export function ParityTab(props: Props) {
  const runs = useParityRuns({ model: props.model, version: props.number });
  return (
    <>
      <ListPanel
        title={t('Parity runs')}
        pages={runs}
        columns={parityColumns()}
        rowKey={(row) => row.id}
        select={(row) => same(row, props)}
        empty={<Empty what={t('No parity run yet')} why={t('A release compares the candidate with the golden trace of the reference.')} />}
      />
      <EvidencePanel {...props} />
    </>
  );
}

function EvidencePanel({ model, number }: Props) {
  const evidence = useEvidence(model, number);
  return (
    <Panel title={t('Evidence')} flush>
      <Loaded query={evidence}>
        {({ items }) => (
          <DataTable
            label={t('Evidence')}
            rows={items}
            rowKey={(row) => row.id}
            empty={<Empty what={t('No evidence yet')} why={t('Each step of a release leaves its evidence here.')} />}
            columns={[
              { id: 'kind', header: t('Kind'), value: (row) => row.kind, cell: (row) => <EvidenceLink kind={row.kind} id={row.reference_id} /> },
              { id: 'verdict', header: t('Verdict'), value: (row) => row.verdict, cell: (row) => <Status state={row.stale ? 'STALE' : row.verdict} /> },
              { id: 'chip', header: t('Chip'), value: (row) => row.chip, cell: (row) => <Chip chip={row.chip} /> },
              { id: 'numerics', header: t('Numerics'), cell: (row) => <Numerics numerics={row.numerics} /> },
              { id: 'summary', header: t('Summary'), value: (row) => row.summary, cell: (row) => <div className="clip-cell" title={row.summary}>{row.summary}</div> },
              { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

export function EvidenceLink({ kind, id }: { kind: string; id: string }) {
  const path = evidencePath(kind, id);
  return path ? <TeamLink to={path}>{kind}</TeamLink> : <>{kind}</>;
}

export function DeploymentsTab(props: Props) {
  const deployments = useDeployments();
  return (
    <ListPanel<Deployment>
      title={t('Deployments')}
      pages={deployments}
      columns={deploymentColumns()}
      rowKey={(row) => row.id}
      select={(row) => same(row, props)}
      empty={<Empty what={t('Not deployed')} why={t('A release deploys the version as a candidate.')} />}
    />
  );
}

const detailOf = (entry: AuditEntry) => (typeof entry.detail === 'string' ? entry.detail : JSON.stringify(entry.detail ?? ''));

export function AuditTab({ version }: { version: ModelVersion }) {
  const audit = useAudit(`model-version:${version.model}/${version.version}`);
  return (
    <ListPanel<AuditEntry>
      title={t('Audit')}
      pages={audit}
      rowKey={(row) => row.id ?? `${row.at ?? row.created_at}${row.action}`}
      empty={<Empty what={t('No entry')} why={t('Every change to this version is written here in the same transaction.')} />}
      columns={[
        { id: 'at', header: t('When'), value: (row) => row.at ?? row.created_at, cell: (row) => <Time at={row.at ?? row.created_at} /> },
        { id: 'actor', header: t('Who'), value: (row) => row.actor_name ?? row.actor, cell: (row) => row.actor_name ?? row.actor },
        { id: 'action', header: t('What'), value: (row) => row.action, cell: (row) => row.action },
        { id: 'detail', header: t('Detail'), value: detailOf, cell: (row) => <div className="clip-cell quiet" title={detailOf(row)}>{detailOf(row)}</div> },
        { id: 'request', header: t('Request'), cell: (row) => <span className="mono">{row.request_id}</span> },
      ]}
    />
  );
}
