import { t } from '../../i18n';
import { flatten } from '../../ui/Facts';
import { Panel } from '../../ui/Panel';

type Side = Record<string, unknown>;

/** Both sides row by row; what differs is marked in words. */
export function Environments({ reference, target }: { reference: Side; target: Side }) {
  const left = new Map(flatten(reference));
  const right = new Map(flatten(target));
  const names = [...new Set([...left.keys(), ...right.keys()])];
  if (names.length === 0) return null;
  return (
    <Panel title={t('Environment')} flush>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('Environment')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('Field')}</th>
              <th scope="col">{t('Reference')}</th>
              <th scope="col">{t('Target')}</th>
              <th scope="col">{t('Comparison')}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <td className="quiet">{name}</td>
                <td><div className="clip-cell" title={left.get(name)}>{left.get(name) ?? '–'}</div></td>
                <td><div className="clip-cell" title={right.get(name)}>{right.get(name) ?? '–'}</div></td>
                <td className={left.get(name) === right.get(name) ? 'quiet' : undefined}>{left.get(name) === right.get(name) ? t('same') : t('differs')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
