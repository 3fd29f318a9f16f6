import type { TrackedRun } from '../../api/tracking';
import { measure } from '../../format/number';
import { between, duration } from '../../format/time';
import { t } from '../../i18n';
import { TeamLink } from '../../ui/Link';
import type { ServerColumn } from '../../ui/ServerTable';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

const SHOWN_AT_FIRST = { metrics: 5, params: 4 };

/** A metric's value as written: MLflow sends "NaN" and "Infinity" as words. */
export function metricText(value: number | string | null | undefined): string {
  return typeof value === 'string' ? value : measure(value);
}

/** Columns to show while nobody has chosen any: what the first runs have most of. */
export function usualColumns(runs: TrackedRun[]): string[] {
  return [...first(runs, 'metrics'), ...first(runs, 'params')];
}

function first(runs: TrackedRun[], kind: 'metrics' | 'params'): string[] {
  const counts = new Map<string, number>();
  for (const run of runs) for (const key of Object.keys(run[kind])) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHOWN_AT_FIRST[kind])
    .map(([key]) => `${kind}.${key}`);
}

/** "metrics.loss" → ["metrics", "loss"]. */
export function split(column: string): [kind: string, key: string] {
  const dot = column.indexOf('.');
  return [column.slice(0, dot), column.slice(dot + 1)];
}

/** How MLflow's order_by writes a column: a key that is more than a word stands in backticks. */
export function orderKey(column: string): string {
  const [kind, key] = split(column);
  return /^\w+$/.test(key) ? column : `${kind}.\`${key}\``;
}

export function runColumns(chosen: string[]): ServerColumn<TrackedRun>[] {
  const name = (row: TrackedRun) => row.name || row.id.slice(0, 12);
  return [
    { id: 'name', header: t('Run'), order: 'attributes.run_name', cell: (row) => <TeamLink to={`experiments/${row.experiment_id}/runs/${row.id}`}>{name(row)}</TeamLink> },
    { id: 'status', header: t('State'), order: 'attributes.status', cell: (row) => <Status state={row.status} /> },
    { id: 'start', header: t('Started'), order: 'attributes.start_time', cell: (row) => <Time at={row.started_at} /> },
    { id: 'time', header: t('Time'), align: 'right', cell: (row) => duration(between(row.started_at, row.finished_at, Date.now())) },
    ...chosen.map((column): ServerColumn<TrackedRun> => {
      const [kind, key] = split(column);
      // A parameter and a metric may have one name.
      const header = chosen.some((other) => other !== column && split(other)[1] === key) ? column : key;
      if (kind === 'metrics') return { id: column, header, order: orderKey(column), align: 'right', cell: (row) => metricText(row.metrics[key]) };
      const value = (row: TrackedRun) => (kind === 'params' ? row.params : row.tags)[key] ?? '–';
      return { id: column, header, order: orderKey(column), cell: (row) => <span className="short-cell" title={value(row)}>{value(row)}</span> };
    }),
    { id: 'user', header: t('Who'), cell: (row) => row.user ?? '–' },
  ];
}
