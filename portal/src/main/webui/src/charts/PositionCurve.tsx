import { measure } from '../format/number';
import { t } from '../i18n';
import { Legend } from './Cdf';
import { decades, logScale, path } from './scale';

interface Row {
  bucket: string | number;
  kl: number;
  floor: number | null;
}

const BOX = { left: 66, right: 566, top: 10, bottom: 186 };

/** Mean KL by bucket of positions or lengths; a curve that rises tells of an error that builds up along the sequence. */
export function PositionCurve({ title, rows }: { title: string; rows: Row[] }) {
  const values = rows.flatMap(({ kl, floor }) => [kl, floor ?? 0]).filter((kl) => kl > 0);
  if (values.length === 0) return <p className="quiet">{t('No positions were compared yet.')}</p>;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = logScale(low, high, BOX.bottom, BOX.top);
  const x = (index: number) => BOX.left + ((index + 0.5) / rows.length) * (BOX.right - BOX.left);
  const line = (value: (row: Row) => number | null) =>
    path(rows.flatMap((row, index): [number, number][] => (value(row) ? [[x(index), y(value(row) ?? low)]] : [])));
  return (
    <figure>
      <svg className="plot" viewBox="0 0 580 214" role="img" aria-label={title}>
        {decades(low, high).map((kl) => (
          <g key={kl}>
            <path className="axis" d={`M${BOX.left} ${y(kl)}H${BOX.right}`} />
            <text x={BOX.left - 6} y={y(kl) + 4} textAnchor="end">{measure(kl)}</text>
          </g>
        ))}
        {rows.map((row, index) => (
          <text key={row.bucket} x={x(index)} y={BOX.bottom + 18} textAnchor="middle">{row.bucket}</text>
        ))}
        <path className="two" d={line((row) => row.floor)} />
        <path className="one" d={line((row) => row.kl)} />
        {rows.map((row, index) => (row.kl > 0 ? <circle key={row.bucket} cx={x(index)} cy={y(row.kl)} r="2.5" fill="var(--chart-1)" /> : null))}
      </svg>
      <Legend />
    </figure>
  );
}
