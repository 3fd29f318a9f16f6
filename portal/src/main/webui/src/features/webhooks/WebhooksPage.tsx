import { useState } from 'react';
import { useChangeWebhook, useWebhooks, type Webhook } from '../../api/records';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { CreateWebhook } from './CreateWebhook';

export function WebhooksPage() {
  const webhooks = useWebhooks();
  const change = useChangeWebhook();
  const admin = useHasRole('admin');
  const blocked = admin ? null : t('Needs the role admin in this team');
  const [creating, setCreating] = useState(false);
  const columns: Column<Webhook>[] = [
    { id: 'url', header: 'URL', value: (row) => row.url, cell: (row) => <TeamLink to={`webhooks/${row.id}`}>{row.url}</TeamLink> },
    { id: 'events', header: t('Events'), cell: (row) => <Events of={row.events} /> },
    { id: 'state', header: t('State'), cell: (row) => <Status state={row.enabled ? 'ENABLED' : 'DISABLED'} /> },
    { id: 'last', header: t('Last delivery'), cell: (row) => (row.last_delivery ? <span className="row"><Status state={row.last_delivery.state} /> <Time at={row.last_delivery.created_at} /></span> : t('never')) },
    { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
    { id: 'flip', header: t('Action'), align: 'right', cell: (row) => <Button size="small" blocked={blocked} disabled={change.isPending} onClick={() => change.mutate({ id: row.id, enabled: !row.enabled })}>{row.enabled ? t('Disable') : t('Enable')}</Button> },
  ];
  return (
    <Page title={t('Webhooks')} actions={<Button tone="primary" blocked={blocked} onClick={() => setCreating(true)}>{t('New webhook')}</Button>}>
      {change.error ? <ProblemNote problem={change.error} boxed /> : null}
      <ListPanel
        title={t('Webhooks')}
        pages={webhooks}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty what={t('No webhook yet')} why={t('A webhook tells another system of registrations, releases and refusals. Each call is signed and tried again until it is taken.')} />}
      />
      {creating ? <CreateWebhook onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

function Events({ of }: { of: string[] }) {
  return of.includes('*') ? <>{t('All')}</> : <span className="row wrap">{of.map((event) => <span key={event} className="tag">{event}</span>)}</span>;
}
