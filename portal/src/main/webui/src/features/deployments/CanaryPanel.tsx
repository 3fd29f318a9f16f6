import { useCanaries, useCheckNow, useRecertify, useStopWatching, useWatch, type Canary } from '../../api/canaries';
import { duration } from '../../format/time';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { CanaryChecks } from './CanaryChecks';

/** Does the live deployment still answer as it was certified to? */
export function CanaryPanel({ deployment }: { deployment: string }) {
  const canaries = useCanaries(deployment);
  const watch = useWatch(deployment);
  const blocked = useMemberOnly();
  // An installation without canaries has no such address.
  if (canaries.error?.status === 404) return null;
  const query = { ...canaries, refetch: canaries.refetch as never };
  return (
    <Panel title={t('Canary')}>
      {watch.error ? <ProblemNote problem={watch.error} /> : null}
      <Loaded query={query} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty what={t('Nobody watches it')} why={t('A canary asks prompts of the golden trace again and again, and asks for a new certificate when the answers drift or the certificate ends.')} action={<Button blocked={blocked} disabled={watch.isPending} onClick={() => watch.mutate()}>{t('Watch it')}</Button>} />
          ) : (
            <div className="stack">{rows.map((row) => <Watched key={row.id} canary={row} blocked={blocked} />)}</div>
          )
        }
      </Loaded>
    </Panel>
  );
}

const useMemberOnly = () => (useHasRole('member') ? null : t('Needs the role member in this team'));

function Watched({ canary, blocked }: { canary: Canary; blocked: string | null }) {
  const checkNow = useCheckNow(canary.id);
  const recertify = useRecertify(canary.id);
  const stop = useStopWatching(canary.id);
  const problem = checkNow.error ?? recertify.error ?? stop.error;
  return (
    <div className="stack">
      {problem ? <ProblemNote problem={problem} /> : null}
      {canary.recertification ? <div className="callout" data-tone="warn" role="status">{canary.recertification}</div> : null}
      <div className="row wrap">
        <Status state={canary.outcome} boxed />
        <span className="grow">{canary.message}</span>
        <Button size="small" blocked={blocked} disabled={checkNow.isPending} onClick={() => checkNow.mutate()}>{t('Ask now')}</Button>
        <Button size="small" blocked={blocked} disabled={recertify.isPending} onClick={() => recertify.mutate()}>{t('Certify anew')}</Button>
        <Button size="small" tone="danger" blocked={blocked} disabled={stop.isPending} onClick={() => stop.mutate()}>{t('Stop watching')}</Button>
      </div>
      <Facts
        rows={[
          [t('Asked every'), duration(canary.interval_seconds)],
          [t('Prompts'), canary.prompts],
          [t('Last asked'), <Time key="at" at={canary.checked_at} />],
          [t('Certificate'), canary.certificate_id ? <TeamLink key="certificate" className="mono" to={`certificates/${canary.certificate_id}`}>{canary.certificate_id}</TeamLink> : t('none')],
        ]}
      />
      <CanaryChecks id={canary.id} />
    </div>
  );
}
