import type { Release } from '../../api/releases';
import { t } from '../../i18n';

/** Says in words why a release ended without moving the alias, and what would change that. */
export function Refusal({ release }: { release: Release }) {
  if (!['REFUSED', 'FAILED', 'REJECTED'].includes(release.state)) return null;
  const missing = release.gates.filter((gate) => gate.state !== 'PASS' && gate.name !== 'approval');
  return (
    <div className="callout stack" data-tone="bad" role="status">
      <strong>
        {release.state === 'REFUSED'
          ? t('Refused: the alias {alias} was not moved.', { alias: release.alias })
          : release.state === 'REJECTED'
            ? t('Rejected by {name}: the alias {alias} was not moved.', { name: release.approved_by ?? '–', alias: release.alias })
            : t('Failed: the alias {alias} was not moved.', { alias: release.alias })}
      </strong>
      {release.message ? <span>{release.message}</span> : null}
      {missing.length > 0 ? (
        <ul>
          {missing.map((gate) => (
            <li key={gate.name}>
              <strong>{gate.title}</strong> {gate.detail} {gate.remedy ? <span className="quiet">{gate.remedy}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
