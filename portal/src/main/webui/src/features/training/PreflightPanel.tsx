import type { UseQueryResult } from '@tanstack/react-query';
import type { Finding, PortabilityCheck } from '../../api/chips';
import type { Problem } from '../../api/problem';
import { t } from '../../i18n';
import { Chip } from '../../ui/Chip';
import { Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';

/** Would the result run on the target chip? Asked before anything is trained. */
export function PreflightPanel({ check, chip }: { check: UseQueryResult<PortabilityCheck, Problem>; chip: string }) {
  return (
    <Panel title={t('Preflight')} actions={<Chip chip={chip} />} flush>
      <div aria-live="polite">
        <Loaded query={check} rows={3}>
          {(result) => (
            <>
              <p style={{ padding: '10px 12px 4px' }} className="row">
                <Status state={result.verdict} boxed /> <span className="quiet">{t('rules {version}', { version: result.rules_version })}</span>
              </p>
              <Findings findings={result.findings} />
            </>
          )}
        </Loaded>
      </div>
    </Panel>
  );
}

export function Findings({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return <p className="empty quiet">{t('No rule stands against it.')}</p>;
  return (
    <ul className="gate-list">
      {findings.map((finding) => (
        <li key={finding.rule}>
          <Status state={finding.verdict} />
          <strong>{finding.rule}</strong>
          <span className="more">{finding.reason}</span>
          {finding.remedy ? <span className="remedy">{t('Remedy: {remedy}', { remedy: finding.remedy })}</span> : null}
          {finding.source ? <span className="more clip" title={finding.source}>{finding.source}</span> : null}
        </li>
      ))}
    </ul>
  );
}
