import type { ReleaseGate } from '../../api/releases';
import { t } from '../../i18n';
import { Status } from '../../ui/Status';

export function Gates({ gates }: { gates: ReleaseGate[] }) {
  if (gates.length === 0) return <p className="empty quiet">{t('The gates are weighed when the first evidence is there.')}</p>;
  return (
    <ul className="gate-list">
      {gates.map((gate) => (
        <li key={gate.name}>
          <Status state={gate.waiver_id ? 'WAIVED' : gate.state} />
          <strong>{gate.title}</strong>
          <span className="more">{gate.detail}</span>
          {gate.state !== 'PASS' && gate.remedy ? (
            <span className="remedy">{t('Remedy: {remedy}', { remedy: gate.remedy })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
