import type { Release } from '../../api/releases';
import { t } from '../../i18n';
import { TeamLink } from '../../ui/Link';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

/** Who has decided so far, out of how many the policy asks for. */
export function Approvals({ release }: { release: Release }) {
  const { approvals, approvals_required: needed } = release;
  const given = approvals.filter((row) => row.decision === 'approve').length;
  return (
    <Panel title={t('Approvals')} actions={<TeamLink to={`policies/${release.alias}?model=${release.model}`} title={release.policy ?? undefined}>{t('Policy')}</TeamLink>}>
      <div className="stack">
        <span>{needed === 0 ? t('The policy asks for no approval.') : t('{given} of {needed} given', { given, needed })}</span>
        {approvals.length > 0 ? (
          <ul className="decisions">
            {approvals.map((row) => (
              <li key={`${row.decided_by}${row.decided_at}`}>
                <Status state={row.decision === 'approve' ? 'APPROVED' : 'REJECTED'} />
                <strong>{row.decided_by}</strong> <Time at={row.decided_at} />
                {row.comment ? <p className="quiet">{row.comment}</p> : null}
              </li>
            ))}
          </ul>
        ) : null}
        {needed > 0 ? <span className="quiet">{t('{name} requested it and cannot approve.', { name: release.requested_by })}</span> : null}
      </div>
    </Panel>
  );
}
