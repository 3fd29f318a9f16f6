import { useState } from 'react';
import { isGone, useDeployment, useStopDeployment, type Deployment } from '../../api/deployments';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button, ButtonLink } from '../../ui/Button';
import { Chip, Numerics } from '../../ui/Chip';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Confirm } from '../../ui/Dialog';
import { Facts, flatten } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { labelOf, Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { CanaryPanel } from './CanaryPanel';

export function DeploymentPage() {
  const id = useParam('deployment');
  const deployment = useDeployment(id);
  const data = deployment.data;
  return (
    <Page
      title={data ? `${data.model} v${data.version}` : t('Deployment')}
      crumbs={[[t('Deployments'), 'deployments']]}
      beside={data ? <><Status state={data.state} boxed /> <Chip chip={data.chip} /> <Numerics numerics={data.numerics} label={data.numerics_label} /></> : null}
      actions={data && !isGone(data) ? <><ButtonLink to={`playground?model=deployment:${data.id}`}>{t('Chat with it')}</ButtonLink> <Stop deployment={data} /></> : null}
    >
      <span className="visually-hidden" role="status">{data ? labelOf(data.state) : ''}</span>
      <Loaded query={deployment}>{(row) => <Detail deployment={row} />}</Loaded>
    </Page>
  );
}

function Detail({ deployment }: { deployment: Deployment }) {
  return (
    <>
      {deployment.message && deployment.state === 'FAILED' ? <div className="callout" data-tone="bad" role="status">{deployment.message}</div> : null}
      <Panel title={t('Replicas')} flush>
        <DataTable
          label={t('Replicas')}
          rows={deployment.replicas ?? []}
          rowKey={(row) => String(row.index)}
          empty={<Empty what={t('No replica is up')} />}
          columns={[
            { id: 'index', header: t('Replica'), align: 'right', cell: (row) => row.index },
            { id: 'state', header: t('State'), cell: (row) => <Status state={row.state} /> },
            { id: 'digest', header: t('Loaded digest'), cell: (row) => <Digest value={row.loaded_digest} /> },
            { id: 'pid', header: 'PID', align: 'right', cell: (row) => row.pid ?? '–' },
            { id: 'port', header: t('Port'), align: 'right', cell: (row) => row.port ?? '–' },
            { id: 'restarts', header: t('Restarts'), align: 'right', cell: (row) => row.restarts },
            { id: 'at', header: t('Started'), cell: (row) => <Time at={row.started_at} /> },
          ]}
        />
      </Panel>
      {isGone(deployment) ? null : <CanaryPanel deployment={deployment.id} />}
      <div className="columns">
        <Panel title={t('Facts')}>
          <Facts
            rows={[
              [t('Deployment'), <span key="id" className="mono">{deployment.id}</span>],
              [t('Version'), <TeamLink key="version" to={`models/${deployment.model}/v/${deployment.version}`}>{`${deployment.model} v${deployment.version}`}</TeamLink>],
              [t('Role'), deployment.role],
              [t('Chip'), <Chip key="chip" chip={deployment.chip} />],
              [t('Numerics'), <Numerics key="numerics" numerics={deployment.numerics} label={deployment.numerics_label} />],
              [t('Routes'), deployment.routes.length === 0 ? '–' : deployment.routes.map((route) => <span key={route.name} className="tag">{route.name}</span>)],
              [t('Engine'), deployment.engine ? `${deployment.engine.name} ${deployment.engine.version}` : '–'],
              [t('Fault'), deployment.fault ? <code key="fault">{deployment.fault}</code> : '–'],
              [t('Created by'), deployment.created_by],
              [t('Created'), <Time key="created" at={deployment.created_at} />],
              [t('Ready'), <Time key="ready" at={deployment.ready_at} />],
            ]}
          />
        </Panel>
        <Panel title={t('Fingerprint')} actions={<Digest value={deployment.fingerprint_digest} />}>
          {deployment.fingerprint ? <Facts rows={flatten(deployment.fingerprint)} /> : <p className="quiet">{t('Taken when the engine has started.')}</p>}
        </Panel>
      </div>
    </>
  );
}

function Stop({ deployment }: { deployment: Deployment }) {
  const [asking, setAsking] = useState(false);
  const stop = useStopDeployment(deployment.id);
  const member = useHasRole('member');
  return (
    <>
      <Button tone="danger" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setAsking(true)}>{t('Stop')}</Button>
      {stop.error ? <ProblemNote problem={stop.error} boxed /> : null}
      <Confirm title={t('Stop the deployment')} name={deployment.model} action={t('Stop')} open={asking} busy={stop.isPending} onClose={() => setAsking(false)} onConfirm={() => stop.mutate(undefined, { onSettled: () => setAsking(false) })}>
        {t('Requests to its routes fail until another deployment serves them.')}
      </Confirm>
    </>
  );
}
