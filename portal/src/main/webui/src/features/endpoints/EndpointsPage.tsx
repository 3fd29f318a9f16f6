import { useState } from 'react';
import { useDeleteEndpoint, useEndpoints, useProbe, type Endpoint } from '../../api/endpoints';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/DataTable';
import { Confirm } from '../../ui/Dialog';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { AddEndpoint } from './AddEndpoint';

export function EndpointsPage() {
  const endpoints = useEndpoints();
  const probe = useProbe();
  const blocked = useHasRole('member') ? null : t('Needs the role member in this team');
  const [adding, setAdding] = useState(false);
  const columns: Column<Endpoint>[] = [
    { id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => row.name },
    { id: 'url', header: 'URL', value: (row) => row.base_url, cell: (row) => <div className="clip-cell" title={row.base_url}>{row.base_url}</div> },
    { id: 'model', header: t('Model'), value: (row) => row.model, cell: (row) => row.model },
    { id: 'doors', header: t('Answers'), cell: (row) => <Doors of={row} /> },
    { id: 'key', header: t('API key'), value: (row) => (row.has_key ? 1 : 0), cell: (row) => (row.has_key ? t('kept encrypted') : <span className="quiet">{t('none')}</span>) },
    { id: 'probe', header: t('Last probe'), cell: (row) => <Probe of={row.last_probe} /> },
    { id: 'do', header: t('Action'), align: 'right', cell: (row) => <span className="row end"><Button size="small" blocked={blocked} disabled={probe.isPending} onClick={() => probe.mutate(row.id)}>{t('Probe')}</Button><Remove endpoint={row} blocked={blocked} /></span> },
  ];
  return (
    <Page title={t('Endpoints')} actions={<Button tone="primary" blocked={blocked} onClick={() => setAdding(true)}>{t('Add an endpoint')}</Button>}>
      {probe.error ? <ProblemNote problem={probe.error} boxed /> : null}
      <ListPanel
        title={t('Endpoints')}
        pages={endpoints}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty what={t('No endpoint yet')} why={t('Any OpenAI-compatible server on an allowed host can be evaluated beside the deployments of this platform: vLLM, MindIE, or a service you buy.')} />}
      />
      {adding ? <AddEndpoint onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function Doors({ of }: { of: Endpoint }) {
  const doors = [of.chat ? 'chat' : '', of.completions ? 'completions' : '', of.tokenizer === 'server' ? 'tokens' : ''];
  return <span className="row wrap">{doors.filter(Boolean).map((door) => <span key={door} className="tag">{door}</span>)}</span>;
}

function Probe({ of }: { of: Endpoint['last_probe'] }) {
  if (!of) return <span className="quiet">{t('never')}</span>;
  return <span className="row" title={of.detail}><Status state={of.ok ? 'OK' : 'FAILED'} /> <Time at={of.at} /></span>;
}

function Remove({ endpoint, blocked }: { endpoint: Endpoint; blocked: string | null }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteEndpoint();
  return (
    <>
      <Button size="small" tone="danger" blocked={blocked} onClick={() => setAsking(true)}>{t('Delete')}</Button>
      <Confirm title={t('Delete the endpoint')} name={endpoint.name} action={t('Delete')} open={asking} busy={remove.isPending} onClose={() => setAsking(false)} onConfirm={() => remove.mutate(endpoint.id, { onSettled: () => setAsking(false) })}>
        {t('Its API key is forgotten. Evaluations that were made of it are kept.')}
      </Confirm>
    </>
  );
}
