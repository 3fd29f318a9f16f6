import { useState } from 'react';
import { archiveHref } from '../../api/parity';
import { isOpen, useCancelRelease, useRelease, type Release } from '../../api/releases';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { Chip, Numerics } from '../../ui/Chip';
import { Confirm } from '../../ui/Dialog';
import { Download } from '../../ui/Download';
import { Facts } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { labelOf, Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { WaiversPanel } from '../models/WaiversPanel';
import { Approval } from './Approval';
import { Approvals } from './Approvals';
import { Gates } from './Gates';
import { Refusal } from './Refusal';
import { StepTimeline } from './StepTimeline';

export function ReleasePage() {
  const id = useParam('release');
  const release = useRelease(id);
  const data = release.data;
  return (
    <Page
      title={data ? `${data.model} v${data.version} → ${data.alias}` : t('Release')}
      crumbs={[[t('Releases'), 'releases']]}
      beside={data ? <Status state={data.state} boxed /> : null}
      actions={data && isOpen(data) ? <CancelRelease release={data} /> : null}
    >
      <span className="visually-hidden" role="status">{data ? labelOf(data.state) : ''}</span>
      <Loaded query={release}>
        {(row) => (
          <>
            <Refusal release={row} />
            <Approval release={row} />
            <div className="columns wide-left">
              <div className="stack">
                <Panel title={t('Steps')} flush><StepTimeline steps={row.steps} /></Panel>
                <Panel title={t('Gates')} flush><Gates gates={row.gates} /></Panel>
                <WaiversPanel model={row.model} version={row.version} alias={row.alias} chip={row.chip} />
              </div>
              <div className="stack">
                <Approvals release={row} />
                <ReleaseFacts release={row} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ReleaseFacts({ release }: { release: Release }) {
  const deployment = (id: string | null) => (id ? <TeamLink className="mono" to={`deployments/${id}`}>{id}</TeamLink> : '–');
  return (
    <Panel title={t('Facts')}>
      <Facts
        rows={[
          [t('Model'), <TeamLink key="model" to={`models/${release.model}/v/${release.version}`}>{`${release.model} v${release.version}`}</TeamLink>],
          [t('Alias'), <span key="alias" className="tag">{release.alias}</span>],
          [t('Chip'), <Chip key="chip" chip={release.chip} />],
          [t('Numerics'), <Numerics key="numerics" numerics={release.numerics} />],
          ...(release.fault ? [[t('Fault'), <code key="fault">{release.fault}</code>] as [string, React.ReactNode]] : []),
          [t('Requested by'), release.requested_by],
          [t('Requested'), <Time key="requested" at={release.requested_at} />],
          [t('Approved by'), release.approved_by ?? '–'],
          [t('Approved'), <Time key="approved" at={release.approved_at} />],
          [t('Candidate'), deployment(release.deployment_id)],
          [t('Reference'), deployment(release.reference_deployment_id)],
          [t('Certificate'), <ReleaseCertificate key="certificate" release={release} />],
        ]}
      />
    </Panel>
  );
}

function ReleaseCertificate({ release }: { release: Release }) {
  const { certificate_id: id, parity_run_id: parity } = release;
  if (!id) return <>–</>;
  return (
    <>
      {parity ? <TeamLink className="mono" to={`parity/${parity}#certificate`}>{id}</TeamLink> : <span className="mono">{id}</span>}{' '}
      <Download path={archiveHref(id)} name={`${id}.landbridge.zip`} className="inline-link nowrap">{t('Download the archive')}</Download>
    </>
  );
}

function CancelRelease({ release }: { release: Release }) {
  const [asking, setAsking] = useState(false);
  const cancel = useCancelRelease(release.id);
  const member = useHasRole('member');
  return (
    <>
      <Button tone="danger" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setAsking(true)}>{t('Cancel release')}</Button>
      <Confirm title={t('Cancel release')} name={release.alias} action={t('Cancel release')} open={asking} busy={cancel.isPending} onClose={() => setAsking(false)} onConfirm={() => cancel.mutate(undefined, { onSettled: () => setAsking(false) })}>
        {t('The steps stop. The evidence gathered so far is kept.')}
      </Confirm>
    </>
  );
}
