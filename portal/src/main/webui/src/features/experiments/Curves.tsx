import { useMemo } from 'react';
import { useSeries, type Curve, type TrackedRun } from '../../api/tracking';
import { overTime, type Point } from '../../charts/align';
import { Overlay, type OverlayCurve } from '../../charts/Overlay';
import { t } from '../../i18n';
import { Checkbox } from '../../ui/Field';
import { Loaded, Panel } from '../../ui/Panel';
import { Segments } from '../../ui/Tabs';
import { useQueryParam } from '../../ui/useQueryParam';

/** Points asked for, all curves together: more would cost time and show nothing. */
const BUDGET = 60_000;
export const pointsFor = (runs: number, keys: number) => Math.max(60, Math.min(600, Math.round(BUDGET / Math.max(1, runs * keys))));

type XAxis = 'step' | 'time';

export function Curves({ runs, keys }: { runs: TrackedRun[]; keys: string[] }) {
  const ids = useMemo(() => runs.map((run) => run.id), [runs]);
  const series = useSeries(ids, keys, pointsFor(ids.length, keys.length));
  const [smoothing, setSmoothing] = useQueryParam('smooth', '0');
  const [scale, setScale] = useQueryParam('scale', 'linear');
  const [across, setAcross] = useQueryParam('x', 'step');
  const charts = useMemo(() => byKey(series.data?.series ?? [], runs, across as XAxis), [series.data, runs, across]);
  const controls = (
    <>
      <Segments label={t('Across')} value={across} onChange={setAcross} options={[['step', t('Step')], ['time', t('Seconds')]]} />
      <Segments label={t('Smoothing')} value={smoothing} onChange={setSmoothing} options={[['0', t('Raw')], ['0.6', '0.6'], ['0.9', '0.9']]} />
      <Checkbox label={t('Log scale')} checked={scale === 'log'} onChange={(on) => setScale(on ? 'log' : 'linear')} />
    </>
  );
  return (
    <Panel title={t('Curves')} actions={controls} flush>
      {keys.length === 0 ? (
        <p className="empty quiet">{t('Choose metric keys on the left.')}</p>
      ) : (
        <Loaded query={series} rows={8}>
          {() => (
            <div className="charts overlays">
              {keys.map((key) => (
                <figure key={key}>
                  <figcaption><h3 className="clip" title={key}>{key}</h3><span className="quiet nowrap">{t('{n, plural, one {# run} other {# runs}}', { n: charts.get(key)?.length ?? 0 })}</span></figcaption>
                  {charts.has(key) ? <Overlay group="compare" label={key} curves={charts.get(key) ?? []} smoothing={Number(smoothing)} log={scale === 'log'} /> : <p className="quiet">{t('No run has points of this key.')}</p>}
                </figure>
              ))}
            </div>
          )}
        </Loaded>
      )}
    </Panel>
  );
}

function byKey(series: Curve[], runs: TrackedRun[], across: XAxis): Map<string, OverlayCurve[]> {
  const places = new Map(runs.map((run, index) => [run.id, { index, name: run.name || run.id.slice(0, 12) }]));
  const charts = new Map<string, OverlayCurve[]>();
  for (const { run_id: id, key, points } of series) {
    const place = places.get(id);
    if (!place || points.length === 0) continue;
    const curve = { id, ...place, points: across === 'time' ? overTime(points) : points.map(([step, value]): Point => [step, value]) };
    charts.set(key, [...(charts.get(key) ?? []), curve]);
  }
  return charts;
}
