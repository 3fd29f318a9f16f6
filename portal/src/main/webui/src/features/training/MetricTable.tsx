import type { MetricPoint } from '../../api/training';
import { integer, measure } from '../../format/number';
import { t } from '../../i18n';
import { METRIC_TITLES } from './Metrics';

const ROWS = 200;

/** The charts as figures: the latest steps, newest first. */
export function MetricTable({ series }: { series: { key: string; points: MetricPoint[] }[] }) {
  const steps = [...new Set(series.flatMap(({ points }) => points.map(([step]) => step)))].sort((a, b) => b - a).slice(0, ROWS);
  const values = series.map(({ key, points }) => ({ key, at: new Map(points.map(([step, value]) => [step, value])) }));
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('Metrics')} style={{ maxHeight: 520, overflow: 'auto' }}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="right">{t('Step')}</th>
            {values.map(({ key }) => <th key={key} scope="col" className="right">{t(METRIC_TITLES[key] ?? key)}</th>)}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step}>
              <td className="right">{integer(step)}</td>
              {values.map(({ key, at }) => <td key={key} className="right">{measure(at.get(step))}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
