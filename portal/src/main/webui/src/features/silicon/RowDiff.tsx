import type { Row } from '../../api/silicon';
import { t } from '../../i18n';
import { flatten } from '../../ui/Facts';
import { Panel } from '../../ui/Panel';

/** The fields in which an operator's row departs from the shipped one. */
export function RowDiff({ shipped, own }: { shipped: Row; own: Row }) {
  const before = new Map(flatten(shipped));
  const after = new Map(flatten(own));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
  return (
    <Panel title={t('Beside the shipped row')} flush>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('Beside the shipped row')}>
        <table className="table">
          <thead>
            <tr><th scope="col">{t('Field')}</th><th scope="col">{t('shipped')}</th><th scope="col">{t('in force')}</th></tr>
          </thead>
          <tbody>
            {changed.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="wrap-cell">{before.get(name) ?? '–'}</td>
                <td className="wrap-cell">{after.get(name) ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
