import { measure } from '../format/number';
import { t } from '../i18n';
import { decades, logScale, path } from './scale';

const BOX = { left: 40, right: 566, top: 10, bottom: 186 };

/** Cumulative share of positions by KL, on a logarithmic axis, against the noise floor. */
export function Cdf({ target, floor }: { target: [number, number][]; floor: [number, number][] }) {
  const values = [...target, ...floor].map(([kl]) => kl).filter((kl) => kl > 0);
  if (values.length === 0) return <p className="quiet">{t('No positions were compared yet.')}</p>;
  const x = logScale(Math.min(...values), Math.max(...values), BOX.left, BOX.right);
  const y = (share: number) => BOX.bottom - share * (BOX.bottom - BOX.top);
  const line = (points: [number, number][]) => path(points.map(([kl, share]) => [x(kl), y(share)]));
  return (
    <figure>
      <svg className="plot" viewBox="0 0 580 214" role="img" aria-label={t('Distribution of KL over positions')}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <path className="axis" d={`M${BOX.left} ${y(share)}H${BOX.right}`} />
            <text x={BOX.left - 6} y={y(share) + 4} textAnchor="end">{share * 100} %</text>
          </g>
        ))}
        {decades(Math.min(...values), Math.max(...values)).map((kl) => (
          <text key={kl} x={x(kl)} y={BOX.bottom + 18} textAnchor="middle">{measure(kl)}</text>
        ))}
        <path className="two" d={line(floor)} />
        <path className="one" d={line(target)} />
      </svg>
      <Legend />
    </figure>
  );
}

export function Legend() {
  return (
    <figcaption className="legend">
      <span><i />{t('Target against reference')}</span>
      <span className="dashed"><i />{t('Noise floor')}</span>
    </figcaption>
  );
}
