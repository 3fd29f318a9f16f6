import { useState } from 'react';
import { useDeleteWebhook, useDeliveries, useChangeWebhook, useSendAgain, useTestWebhook, useWebhook, type Delivery } from '../../api/records';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { Code } from '../../ui/Copy';
import type { Column } from '../../ui/DataTable';
import { Confirm } from '../../ui/Dialog';
import { Facts } from '../../ui/Facts';
import { useGo } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { SecretOnce } from './SecretOnce';
import { VERIFY } from './verify';

export function WebhookPage() {
  const id = useParam('webhook');
  const webhook = useWebhook(id).data;
  const deliveries = useDeliveries(id);
  const test = useTestWebhook(id);
  const again = useSendAgain(id);
  const admin = useHasRole('admin');
  const blocked = admin ? null : t('Needs the role admin in this team');
  const columns: Column<Delivery>[] = [
    { id: 'event', header: t('Event'), value: (row) => row.event, cell: (row) => row.event },
    { id: 'state', header: t('State'), value: (row) => row.state, cell: (row) => <Status state={row.state} /> },
    { id: 'status', header: 'HTTP', align: 'right', value: (row) => row.status, cell: (row) => row.status ?? '–' },
    { id: 'attempts', header: t('Attempts'), align: 'right', value: (row) => row.attempts, cell: (row) => integer(row.attempts) },
    { id: 'error', header: t('Message'), cell: (row) => <div className="clip-cell quiet" title={row.error ?? ''}>{row.error ?? ''}</div> },
    { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
    { id: 'next', header: t('Next attempt'), cell: (row) => <Time at={row.next_try} /> },
    { id: 'again', header: t('Action'), align: 'right', cell: (row) => <Button size="small" blocked={blocked} disabled={again.isPending} onClick={() => again.mutate(row.id)}>{t('Send again')}</Button> },
  ];
  return (
    <Page
      title={webhook?.url ?? t('Webhook')}
      crumbs={[[t('Webhooks'), 'webhooks']]}
      beside={webhook ? <Status state={webhook.enabled ? 'ENABLED' : 'DISABLED'} boxed /> : null}
      actions={<><Button blocked={blocked} disabled={test.isPending} onClick={() => test.mutate()}>{t('Send a test')}</Button><NewSecret id={id} blocked={blocked} /><DropWebhook id={id} url={webhook?.url ?? id} blocked={blocked} /></>}
    >
      {test.error ? <ProblemNote problem={test.error} boxed /> : null}
      {again.error ? <ProblemNote problem={again.error} boxed /> : null}
      {test.isSuccess ? <div className="callout" data-tone="good" role="status">{t('A test event is on its way; its delivery appears below.')}</div> : null}
      <ListPanel title={t('Deliveries')} pages={deliveries} rowKey={(row) => row.id} columns={columns} empty={<Empty what={t('Nothing delivered yet')} why={t('Every call to this address is listed here with its answer.')} />} />
      <div className="columns">
        <Panel title={t('Facts')}>
          <Facts rows={[['URL', webhook?.url], [t('Events'), webhook?.events.includes('*') ? t('All') : webhook?.events.join(', ')], [t('Created'), <Time key="at" at={webhook?.created_at} />]]} />
        </Panel>
        <Panel title={t('Verify a call')}>
          <div className="stack">
            <p className="quiet">{t('The body is signed with HMAC-SHA256 under the secret of the webhook.')}</p>
            <Code text={VERIFY} />
          </div>
        </Panel>
      </div>
    </Page>
  );
}

function NewSecret({ id, blocked }: { id: string; blocked: string | null }) {
  const [secret, setSecret] = useState<string | null>(null);
  const change = useChangeWebhook((webhook) => setSecret(webhook.secret ?? ''));
  return (
    <>
      {change.error ? <ProblemNote problem={change.error} /> : null}
      <Button blocked={blocked} disabled={change.isPending} onClick={() => change.mutate({ id, new_secret: true })}>{t('Replace the secret')}</Button>
      {secret === null ? null : <SecretOnce secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}

function DropWebhook({ id, url, blocked }: { id: string; url: string; blocked: string | null }) {
  const [asking, setAsking] = useState(false);
  const go = useGo();
  const drop = useDeleteWebhook(() => go('webhooks'));
  return (
    <>
      <Button tone="danger" blocked={blocked} onClick={() => setAsking(true)}>{t('Delete')}</Button>
      <Confirm title={t('Delete the webhook')} name={nameOf(url)} action={t('Delete')} open={asking} busy={drop.isPending} onClose={() => setAsking(false)} onConfirm={() => drop.mutate(id, { onSettled: () => setAsking(false) })}>
        {t('No event is sent to this address from now on.')}
      </Confirm>
    </>
  );
}

function nameOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
