import { METRIC_KEYS, useRunMetrics } from '../../api/training';
import { TimeSeries } from '../../charts/TimeSeries';
import { measure } from '../../format/number';
import { duration } from '../../format/time';
import { msg, t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Field';
import { Loaded, Panel } from '../../ui/Panel';
import { Segments } from '../../ui/Tabs';
import { useNow } from '../../ui/Time';
import { useQueryParam } from '../../ui/useQueryParam';
import { MetricTable } from './MetricTable';
import { mergePoints, type LiveRun } from './useRunEvents';

export const METRIC_TITLES: Record<string, string> = {
  loss: msg('Loss'),
  gradient_norm: msg('Gradient norm'),
  learning_rate: msg('Learning rate'),
  tokens_per_second: msg('Tokens per second'),
  heldout_exact_match: msg('Exact match, held out'),
};

interface Props {
  id: string;
  live: LiveRun;
  active: boolean;
  paused: boolean;
  onPause: (paused: boolean) => void;
}

export function Metrics({ id, live, active, paused, onPause }: Props) {
  const history = useRunMetrics(id);
  const [smoothing, setSmoothing] = useQueryParam('smooth', '0');
  const [scale, setScale] = useQueryParam('scale', 'linear');
  const [view, setView] = useQueryParam('view', 'charts');
  const controls = (
    <>
      {active ? <LiveAge at={live.lastEventAt} paused={paused} onPause={onPause} /> : null}
      <Segments label={t('View')} value={view} onChange={setView} options={[['charts', t('Charts')], ['table', t('Table')]]} />
      <Segments label={t('Smoothing')} value={smoothing} onChange={setSmoothing} options={[['0', t('Raw')], ['0.6', '0.6'], ['0.9', '0.9']]} />
      <Checkbox label={t('Log scale')} checked={scale === 'log'} onChange={(on) => setScale(on ? 'log' : 'linear')} />
    </>
  );
  return (
    <Panel title={t('Metrics')} actions={controls} flush>
      <Loaded query={history}>
        {({ series }) => {
          const merged = METRIC_KEYS.map((key) => ({
            key,
            points: mergePoints(series.find((row) => row.key === key)?.points ?? [], live.points[key] ?? []),
          })).filter(({ points }) => points.length > 0);
          if (merged.length === 0) return <p className="empty quiet">{t('The first metrics come with the first steps.')}</p>;
          if (view === 'table') return <MetricTable series={merged} />;
          return (
            <div className="charts">
              {merged.map(({ key, points }) => (
                <figure key={key}>
                  <figcaption>
                    <h3>{t(METRIC_TITLES[key] ?? key)}</h3>
                    <span className="now">{measure(points[points.length - 1]?.[1])}</span>
                  </figcaption>
                  <TimeSeries group={id} label={t(METRIC_TITLES[key] ?? key)} points={points} smoothing={Number(smoothing)} log={scale === 'log' && key !== 'heldout_exact_match'} />
                </figure>
              ))}
            </div>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function LiveAge({ at, paused, onPause }: { at: number | null; paused: boolean; onPause: (paused: boolean) => void }) {
  const now = useNow(1_000);
  return (
    <>
      <span className="quiet">{paused ? t('Paused') : at === null ? t('Waiting for data') : t('Live, {age} old', { age: duration(Math.max(0, Math.round((now - at) / 1000))) })}</span>
      <Button size="small" onClick={() => onPause(!paused)}>{paused ? t('Resume') : t('Pause')}</Button>
    </>
  );
}
