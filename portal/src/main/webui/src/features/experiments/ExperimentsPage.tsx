import { useTrackedExperiments, type TrackedExperiment } from '../../api/tracking';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { ButtonLink } from '../../ui/Button';
import type { Column } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { Time } from '../../ui/Time';

export function ExperimentsPage() {
  const experiments = useTrackedExperiments();
  const columns: Column<TrackedExperiment>[] = [
    { id: 'name', header: t('Experiment'), value: (row) => row.name, cell: (row) => <TeamLink to={`experiments/${row.id}`}>{row.name}</TeamLink> },
    { id: 'id', header: t('Id'), value: (row) => row.id, cell: (row) => <span className="mono">{row.id}</span> },
    { id: 'runs', header: t('Runs'), align: 'right', value: (row) => row.runs, cell: (row) => integer(row.runs) },
    { id: 'at', header: t('Updated'), value: (row) => row.updated_at, cell: (row) => <Time at={row.updated_at} /> },
  ];
  return (
    <Page title={t('Experiments')}>
      <ListPanel
        title={t('Experiments')}
        pages={experiments}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <Empty
            what={t('No experiment yet')}
            why={t('Runs that your own scripts log with an MLflow client come here, beside the runs trained by Landbridge.')}
            action={<ButtonLink to="training/new">{t('New run')}</ButtonLink>}
            cli={`MLFLOW_TRACKING_URI=${location.origin} MLFLOW_TRACKING_TOKEN=$LANDBRIDGE_TOKEN python train.py`}
          />
        }
      />
    </Page>
  );
}
