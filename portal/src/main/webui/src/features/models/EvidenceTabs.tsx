import { useDeployments, type Deployment } from '../../api/deployments';
import { useEvaluations } from '../../api/evaluations';
import { useAudit, type AuditEntry, type ModelVersion } from '../../api/models';
import { useParityRuns } from '../../api/parity';
import { t } from '../../i18n';
import { ListPanel } from '../../ui/ListPanel';
import { Empty } from '../../ui/Panel';
import { Time } from '../../ui/Time';
import { deploymentColumns } from '../deployments/columns';
import { evaluationColumns } from '../evals/columns';
import { parityColumns } from '../parity/columns';

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
    <ListPanel
      title={t('Parity runs')}
      pages={runs}
      columns={parityColumns()}
      rowKey={(row) => row.id}
      select={(row) => same(row, props)}
      empty={<Empty what={t('No parity run yet')} why={t('A release compares the candidate with the golden trace of the reference.')} />}
    />
  );
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
