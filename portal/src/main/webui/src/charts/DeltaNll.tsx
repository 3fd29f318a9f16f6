import { integer, measure } from '../format/number';
import { t } from '../i18n';
import { binsOf } from './bins';

const BOX = { left: 40, right: 566, top: 10, bottom: 186 };

/** How many prompts lost or gained how much likelihood; what lies right of zero is worse on the target. */
export function DeltaNll({ values }: { values: number[] }) {
  const bins = binsOf(values, 25);
  if (bins.length === 0) return <p className="quiet">{t('No prompt was compared')}</p>;
  const low = bins[0]?.from ?? 0;
  const high = bins[bins.length - 1]?.to ?? 1;
  const most = Math.max(...bins.map(({ count }) => count));
  const x = (value: number) => BOX.left + ((value - low) / (high - low)) * (BOX.right - BOX.left);
  const y = (count: number) => BOX.bottom - (count / most) * (BOX.bottom - BOX.top);
  const worse = values.filter((value) => value > 0).length;
  return (
    <figure>
      <svg className="plot" viewBox="0 0 580 214" role="img" aria-label={t('ΔNLL over prompts')}>
        {[0, most].map((count) => (
          <g key={count}>
            <path className="axis" d={`M${BOX.left} ${y(count)}H${BOX.right}`} />
            <text x={BOX.left - 6} y={y(count) + 4} textAnchor="end">{integer(count)}</text>
          </g>
        ))}
        {bins.map(({ from, to, count }) => (
          <rect key={from} className="bin" x={x(from) + 0.5} width={Math.max(1, x(to) - x(from) - 1)} y={y(count)} height={BOX.bottom - y(count)} />
        ))}
        <path className="two" d={`M${x(0)} ${BOX.top}V${BOX.bottom}`} />
        {[...new Set([low, 0, high])].map((value) => (
          <text key={value} x={x(value)} y={BOX.bottom + 18} textAnchor={value === low && low !== 0 ? 'start' : value === high && high !== 0 ? 'end' : 'middle'}>{measure(value)}</text>
        ))}
      </svg>
      <figcaption className="legend">{t('{worse} of {n} prompts are less likely on the target; nat a token, 0 is the reference', { worse: integer(worse), n: integer(values.length) })}</figcaption>
    </figure>
  );
}
