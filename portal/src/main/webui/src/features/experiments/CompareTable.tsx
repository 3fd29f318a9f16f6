import { useMemo } from 'react';
import { useComparison, useSeries, type TrackedRun } from '../../api/tracking';
import { curveColour } from '../../charts/align';
import { between, duration } from '../../format/time';
import { t } from '../../i18n';
import type { Column } from '../../ui/DataTable';
import { DataTable } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { useQueryParam } from '../../ui/useQueryParam';
import { pointsFor } from './Curves';
import { metricText } from './runColumns';

const PARAMS_SHOWN = 8;

/** One row a run: its colour, the last values of the chosen metrics, and the parameters that differ. */
export function CompareTable({ runs, keys }: { runs: TrackedRun[]; keys: string[] }) {
  const ids = useMemo(() => runs.map((run) => run.id), [runs]);
  const [filter, setFilter] = useQueryParam('q');
  const params = useComparison(ids).data?.params.filter((row) => row.differs).slice(0, PARAMS_SHOWN) ?? [];
  const last = useLastValues(ids, keys);
  const place = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids]);
  const columns: Column<TrackedRun>[] = [
    { id: 'name', header: t('Run'), value: (row) => row.name || row.id, cell: (row) => <span className="row"><i className="swatch" style={{ background: curveColour(place.get(row.id) ?? 0) }} /><TeamLink to={`experiments/${row.experiment_id}/runs/${row.id}`}>{row.name || row.id.slice(0, 12)}</TeamLink></span> },
    { id: 'status', header: t('State'), value: (row) => row.status, cell: (row) => <Status state={row.status} /> },
    { id: 'time', header: t('Time'), align: 'right', value: (row) => between(row.started_at, row.finished_at, Date.now()), cell: (row) => duration(between(row.started_at, row.finished_at, Date.now())) },
    ...keys.map((key): Column<TrackedRun> => ({ id: `m:${key}`, header: key, align: 'right', value: (row) => last(row.id, key), cell: (row) => metricText(last(row.id, key)) })),
    ...params.map((param): Column<TrackedRun> => ({ id: `p:${param.key}`, header: param.key, value: (row) => param.values[row.id], cell: (row) => <span className="short-cell" title={param.values[row.id]}>{param.values[row.id] ?? '–'}</span> })),
  ];
  const box = <input className="input filter" type="search" placeholder={t('Filter')} aria-label={t('Filter')} value={filter} onChange={(event) => setFilter(event.target.value)} />;
  return (
    <Panel title={t('Runs and their last values')} actions={box} flush>
      <DataTable label={t('Runs and their last values')} columns={columns} rows={runs} rowKey={(row) => row.id} filter={filter} />
    </Panel>
  );
}

/** The ends of the curves that the charts have asked for already. */
function useLastValues(ids: string[], keys: string[]) {
  const series = useSeries(ids, keys, pointsFor(ids.length, keys.length)).data?.series;
  return useMemo(() => {
    const ends = new Map((series ?? []).map(({ run_id: id, key, points }) => [`${id} ${key}`, points[points.length - 1]?.[1] ?? null]));
    return (id: string, key: string) => ends.get(`${id} ${key}`) ?? null;
  }, [series]);
}
