import { useState } from 'react';
import { useDecide, type Release } from '../../api/releases';
import { useSession, type Session } from '../../api/session';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';

function reasonAgainst(release: Release, session: Session | null, releaser: boolean): string | null {
  const user = session?.user;
  if (user && [user.id, user.name].includes(release.requested_by)) {
    return t('You requested this release: a second person decides.');
  }
  if (user && release.approvals.some((row) => row.decision === 'approve' && [user.id, user.name, user.display_name].includes(row.decided_by))) {
    return t('You have approved already: another person decides.');
  }
  return releaser ? null : t('Needs the role releaser in this team; ask a team admin.');
}

export function Approval({ release }: { release: Release }) {
  const session = useSession();
  const releaser = useHasRole('releaser');
  const decide = useDecide(release.id);
  const [comment, setComment] = useState('');
  if (release.state !== 'AWAITING_APPROVAL') return null;
  const blocked = reasonAgainst(release, session, releaser);
  const send = (decision: 'approve' | 'reject') => decide.mutate({ decision, comment });
  return (
    <div className="callout stack">
      <strong>{t('Every gate has passed. A second person decides.')}</strong>
      {decide.error ? <ProblemNote problem={decide.error} boxed /> : null}
      <TextField label={t('Comment')} value={comment} onChange={(event) => setComment(event.target.value)} />
      <div className="row wrap">
        <Button tone="primary" disabled={decide.isPending} blocked={blocked} onClick={() => send('approve')}>{t('Approve')}</Button>
        <Button tone="danger" disabled={decide.isPending} blocked={blocked} onClick={() => send('reject')}>{t('Reject')}</Button>
        {blocked ? <span className="button-note">{blocked}</span> : null}
      </div>
    </div>
  );
}
