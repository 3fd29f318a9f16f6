import type { HeatMap as Map } from '../api/parity';
import { measure } from '../format/number';
import { t } from '../i18n';

/** KL over its floor by two dimensions: the figure in every cell, and the deeper the colour the further above the floor. */
export function HeatMap({ map }: { map: Map }) {
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('KL over its noise floor')}>
      <table className="table heat">
        <thead>
          <tr>
            <td />
            {map.columns.map((column) => <th key={column} scope="col" className="right">{column}</th>)}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row, index) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {map.columns.map((column, place) => <Cell key={column} ratio={map.cells[index]?.[place] ?? null} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ ratio }: { ratio: number | null }) {
  if (ratio === null) return <td className="right quiet">–</td>;
  return <td className="right" style={{ '--heat': `${Math.round(heat(ratio) * 60)}%` } as React.CSSProperties}>{measure(ratio)}</td>;
}

/** 0 at the floor or below, 1 from a thousand times the floor on. */
export function heat(ratio: number): number {
  return ratio <= 1 ? 0 : Math.min(1, Math.log10(ratio) / 3);
}
