import { useComparison, useEvaluation, type Comparison, type PairedTask } from '../../api/evaluations';
import { decimal, integer } from '../../format/number';
import { duration } from '../../format/time';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { DataTable, type Column } from '../../ui/DataTable';
import { Figures } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { SampleViewer } from './SampleViewer';

const points = (share: number) => `${share > 0 ? '+' : ''}${decimal(share * 100, 2)}`;

/** Two evaluations, question by question. */
export function ComparisonPage() {
  const candidate = useParam('evaluation');
  const baseline = useParam('baseline');
  const comparison = useComparison(baseline, candidate);
  const evaluation = useEvaluation(candidate).data;
  return (
    <Page title={t('Paired comparison')} crumbs={[[t('Evaluation'), 'evals'], [candidate, `evals/${candidate}`]]}>
      <Loaded query={comparison}>{(data) => <Paired comparison={data} />}</Loaded>
      {evaluation?.tasks?.length ? <SampleViewer evaluation={evaluation} against={baseline} /> : null}
    </Page>
  );
}

function Paired({ comparison }: { comparison: Comparison }) {
  const { pooled, tokens, latency_ms } = comparison;
  const columns: Column<PairedTask>[] = [
    { id: 'task', header: t('Task'), value: (row) => row.task, cell: (row) => row.task },
    { id: 'metric', header: t('Metric'), value: (row) => row.metric, cell: (row) => <span className="mono">{row.metric}</span> },
    { id: 'verdict', header: t('Not worse'), cell: (row) => <span title={t('z = {z} against a margin of {margin} points', { z: decimal(row.non_inferior.z, 2), margin: decimal(row.non_inferior.margin * 100, 1) })}><Status state={row.non_inferior.verdict} /></span> },
    { id: 'n', header: t('Pairs'), align: 'right', value: (row) => row.n, cell: (row) => integer(row.n) },
    { id: 'baseline', header: t('Baseline'), align: 'right', value: (row) => row.baseline, cell: (row) => decimal(row.baseline, 4) },
    { id: 'candidate', header: t('Candidate'), align: 'right', value: (row) => row.candidate, cell: (row) => decimal(row.candidate, 4) },
    { id: 'difference', header: t('Difference, points'), align: 'right', value: (row) => row.difference, cell: (row) => points(row.difference) },
    { id: 'interval', header: t('95 % interval'), align: 'right', cell: (row) => `${points(row.ci_low)} … ${points(row.ci_high)}` },
    { id: 'flips', header: t('Lost / won'), align: 'right', value: (row) => row.lost, cell: (row) => (row.lost === null ? '–' : `${integer(row.lost)} / ${integer(row.won)}`) },
    { id: 'p', header: 'McNemar p', align: 'right', value: (row) => row.mcnemar_p, cell: (row) => (row.mcnemar_p === null ? '–' : decimal(row.mcnemar_p, 4)) },
  ];
  return (
    <>
      <Figures
        rows={[
          [t('Baseline'), <small key="baseline"><TeamLink to={`evals/${comparison.baseline}`}>{comparison.baseline}</TeamLink></small>],
          [t('Difference, points'), pooled ? points(pooled.difference) : '–'],
          [t('95 % interval'), pooled ? <small key="interval">{`${points(pooled.ci_low)} … ${points(pooled.ci_high)}`}</small> : '–'],
          [t('Lost / won'), pooled?.lost === null || !pooled ? '–' : `${integer(pooled.lost)} / ${integer(pooled.won)}`],
          [t('Questions without a partner'), integer(comparison.tasks.reduce((sum, row) => sum + row.invalid_pairs, 0))],
          [t('Tokens written'), <>{integer(tokens.candidate.completion)} <small>/ {integer(tokens.baseline.completion)}</small></>],
          [t('Latency p50'), latency_ms.candidate && latency_ms.baseline ? <>{duration(latency_ms.candidate.p50 / 1000)} <small>/ {duration(latency_ms.baseline.p50 / 1000)}</small></> : '–'],
        ]}
      />
      <Panel title={t('Tasks')} flush>
        <DataTable label={t('Tasks')} columns={columns} rows={comparison.tasks} rowKey={(row) => `${row.task} ${row.metric} ${row.filter}`} />
      </Panel>
    </>
  );
}
