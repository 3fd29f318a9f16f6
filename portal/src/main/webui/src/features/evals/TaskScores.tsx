import { resultsHref, samplesHref, useEvaluations, type Evaluation, type Score } from '../../api/evaluations';
import { decimal, integer } from '../../format/number';
import { duration } from '../../format/time';
import { t } from '../../i18n';
import { DataTable, type Column } from '../../ui/DataTable';
import { Download } from '../../ui/Download';
import { Figures } from '../../ui/Facts';
import { TeamLink, useGo } from '../../ui/Link';
import { Panel } from '../../ui/Panel';
import { Select } from '../../ui/Select';

/** What the tasks of a suite gave, and what it took. */
export function TaskScores({ evaluation }: { evaluation: Evaluation }) {
  const groups = new Set((evaluation.groups ?? []).map((row) => row.task));
  const rows = [...(evaluation.groups ?? []), ...(evaluation.results ?? [])];
  const columns: Column<Score>[] = [
    { id: 'task', header: t('Task'), value: (row) => row.task, cell: (row) => (groups.has(row.task) ? <strong>{row.task}</strong> : row.task) },
    { id: 'metric', header: t('Metric'), value: (row) => row.metric, cell: (row) => <span className="mono">{row.metric}</span> },
    { id: 'filter', header: t('Filter'), value: (row) => row.filter, cell: (row) => <span className="mono quiet">{row.filter}</span> },
    { id: 'value', header: t('Value'), align: 'right', value: (row) => row.value, cell: (row) => decimal(row.value, 4) },
    { id: 'error', header: t('Standard error'), align: 'right', value: (row) => row.standard_error, cell: (row) => (row.standard_error === null ? '–' : `± ${decimal(row.standard_error, 4)}`) },
    { id: 'n', header: 'n', align: 'right', value: (row) => row.n, cell: (row) => integer(row.n) },
    { id: 'file', header: t('Samples'), align: 'right', cell: (row) => (groups.has(row.task) ? null : <Download path={samplesHref(evaluation.id, row.task)} name={`samples_${row.task}.jsonl`}>JSONL</Download>) },
  ];
  return (
    <>
      <Effort evaluation={evaluation} />
      <Panel title={t('Results')} actions={<><CompareWith evaluation={evaluation} /><Download className="button small" path={resultsHref(evaluation.id)} name="results.json">results.json</Download></>} flush>
        <DataTable label={t('Results')} columns={columns} rows={rows} rowKey={(row) => `${row.task} ${row.metric} ${row.filter}`} />
      </Panel>
    </>
  );
}

function Effort({ evaluation }: { evaluation: Evaluation }) {
  const { latency_ms, tokens } = evaluation;
  return (
    <Figures
      rows={[
        [t('Documents'), integer(evaluation.n)],
        [t('Without an answer'), integer(evaluation.failed_requests ?? 0)],
        [t('Tries again'), integer(evaluation.retries ?? 0)],
        [t('Remembered'), integer(evaluation.cached ?? 0)],
        [t('Tokens'), <>{integer(tokens?.prompt ?? 0)} <small>+ {integer(tokens?.completion ?? 0)}</small></>],
        [t('Latency p50'), latency_ms ? duration(latency_ms.p50 / 1000) : '–'],
        [t('Latency p95'), latency_ms ? duration(latency_ms.p95 / 1000) : '–'],
        [t('Source'), <small key="source">{evaluation.source ?? 'landbridge'}</small>],
        [t('Version'), <small key="version"><TeamLink to={`models/${evaluation.model}/v/${evaluation.version}`}>{`${evaluation.model} v${evaluation.version}`}</TeamLink></small>],
        [t('Suite'), <small key="suite"><TeamLink to={`suites/${evaluation.suite}`}>{evaluation.suite}</TeamLink></small>],
      ]}
    />
  );
}

/** Other evaluations over the same suite. */
function CompareWith({ evaluation }: { evaluation: Evaluation }) {
  const go = useGo();
  const others = (useEvaluations().data ?? []).filter((row) => row.suite === evaluation.suite && row.id !== evaluation.id && row.state === 'SUCCEEDED');
  if (others.length === 0) return null;
  const options = [{ value: '', label: t('Compare with…') }, ...others.map((row) => ({ value: row.id, label: `${row.model} v${row.version}`, note: row.id }))];
  return <Select bare label={t('Compare with…')} value="" options={options} onChange={(baseline) => baseline && go(`evals/${evaluation.id}/compare/${baseline}`)} />;
}
