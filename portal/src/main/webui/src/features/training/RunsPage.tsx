import { useRuns, type Run } from '../../api/training';
import { integer, measure, percent } from '../../format/number';
import { between, duration } from '../../format/time';
import { t } from '../../i18n';
import { ButtonLink } from '../../ui/Button';
import type { Column } from '../../ui/DataTable';
import { Progress } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { Select } from '../../ui/Select';
import { labelOf, Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { useQueryParam } from '../../ui/useQueryParam';

const STATES = ['QUEUED', 'PREFLIGHT', 'RUNNING', 'REGISTERING', 'SUCCEEDED', 'FAILED', 'CANCELLED'];

export function RunsPage() {
  const [state, setState] = useQueryParam('state');
  const runs = useRuns({ state });
  const columns: Column<Run>[] = [
    { id: 'name', header: t('Run'), value: (row) => `${row.name} ${row.id}`, cell: (row) => <TeamLink to={`training/runs/${row.id}`}>{row.name || row.id}</TeamLink> },
    { id: 'state', header: t('State'), value: (row) => row.state, cell: (row) => (row.state === 'RUNNING' ? <Progress share={row.progress} label={row.name} /> : <Status state={row.state} />) },
    { id: 'experiment', header: t('Experiment'), value: (row) => row.experiment, cell: (row) => row.experiment },
    { id: 'preset', header: t('Preset'), value: (row) => `${row.recipe} ${row.preset}`, cell: (row) => `${row.recipe} · ${row.preset}` },
    { id: 'silicon', header: t('Pool'), value: (row) => row.pool, cell: (row) => row.pool },
    { id: 'step', header: t('Step'), align: 'right', value: (row) => row.step, cell: (row) => integer(row.step) },
    { id: 'loss', header: t('Loss'), align: 'right', value: (row) => row.summary?.loss, cell: (row) => measure(row.summary?.loss) },
    { id: 'match', header: t('Exact match'), align: 'right', value: (row) => row.summary?.heldout_exact_match, cell: (row) => percent(row.summary?.heldout_exact_match) },
    { id: 'time', header: t('Time'), align: 'right', value: (row) => between(row.started_at, row.finished_at, Date.now()), cell: (row) => duration(between(row.started_at, row.finished_at, Date.now())) },
    { id: 'version', header: t('Version'), value: (row) => row.model_version?.model, cell: (row) => (row.model_version ? <TeamLink to={`models/${row.model_version.model}/v/${row.model_version.version}`}>{`${row.model_version.model} v${row.model_version.version}`}</TeamLink> : '–') },
    { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
  ];
  return (
    <Page title={t('Training')} actions={<ButtonLink to="training/new" tone="primary">{t('New run')}</ButtonLink>}>
      <ListPanel
        title={t('Runs')}
        pages={runs}
        columns={columns}
        rowKey={(row) => row.id}
        controls={<Select bare label={t('State')} value={state} onChange={setState} options={[{ value: '', label: t('Every state') }, ...STATES.map((value) => ({ value, label: labelOf(value) }))]} />}
        empty={<Empty what={t('No run yet')} why={t('A run trains a recipe on a dataset version and registers the result.')} action={<ButtonLink to="training/new" tone="primary">{t('New run')}</ButtonLink>} cli="curl -X POST /api/v1/runs -d '{experiment, recipe, preset, dataset, target_chip, parameters}'" />}
      />
    </Page>
  );
}
