import { usePolicy } from '../../api/policies';
import type { Release } from '../../api/releases';
import { t } from '../../i18n';
import { TeamLink } from '../../ui/Link';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

/** Who has decided so far, out of how many the policy asks for. */
export function Approvals({ release }: { release: Release }) {
  const asked = usePolicy(release.alias, null).data?.document.approvals;
  const given = release.approvals ?? (release.approved_by ? [{ decision: 'approve', by: release.approved_by, comment: null, at: release.approved_at ?? '' }] : []);
  const needed = release.approvals_required ?? asked?.count ?? 1;
  const yes = given.filter((row) => row.decision.toLowerCase().startsWith('approve')).length;
  return (
    <Panel title={t('Approvals')} actions={<TeamLink to={`policies/${release.alias}?model=${release.model}`}>{t('Policy')}</TeamLink>}>
      <div className="stack">
        <span>{t('{given} of {needed} given', { given: yes, needed })}{asked ? <span className="quiet"> · {asked.roles.join(', ')}</span> : null}</span>
        {given.length > 0 ? (
          <ul className="decisions">
            {given.map((row) => (
              <li key={`${row.by}${row.at}`}>
                <Status state={row.decision.toLowerCase().startsWith('approve') ? 'APPROVED' : 'REJECTED'} />
                <strong>{row.by}</strong> <Time at={row.at} />
                {row.comment ? <p className="quiet">{row.comment}</p> : null}
              </li>
            ))}
          </ul>
        ) : null}
        {asked && !asked.requester_may_approve ? <span className="quiet">{t('{name} requested it and cannot approve.', { name: release.requested_by })}</span> : null}
      </div>
    </Panel>
  );
}
