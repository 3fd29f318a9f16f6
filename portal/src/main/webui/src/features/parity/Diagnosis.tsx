import type { ParityRun } from '../../api/parity';
import { t } from '../../i18n';
import { Panel } from '../../ui/Panel';

/** Where the difference comes from, as far as the figures tell. */
export function Diagnosis({ run }: { run: ParityRun }) {
  const rules = run.localisation ?? [];
  if (rules.length === 0) return null;
  return (
    <Panel title={t('Where to look')} flush>
      <ul className="gate-list">
        {rules.map((rule) => (
          <li key={rule.rule}>
            <span className="mono quiet">{rule.rule}</span>
            <strong>{rule.sentence}</strong>
            {rule.evidence ? <span className="more">{rule.evidence}</span> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
