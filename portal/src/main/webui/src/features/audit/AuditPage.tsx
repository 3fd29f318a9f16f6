import { useState } from 'react';
import { auditExport, useAuditSearch, useVerifyAudit, type AuditEvent } from '../../api/records';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import type { Column } from '../../ui/DataTable';
import { Code } from '../../ui/Copy';
import { Dialog } from '../../ui/Dialog';
import { Facts } from '../../ui/Facts';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Time } from '../../ui/Time';
import { useDebounced } from '../../ui/useDebounced';
import { useQueryParam } from '../../ui/useQueryParam';

const subjectOf = (row: AuditEvent) => row.subject ?? [row.subject_kind, row.subject_id].filter(Boolean).join(':');
const start = (day: string) => (day ? `${day}T00:00:00Z` : '');
const end = (day: string) => (day ? new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString() : '');

export function AuditPage() {
  const [q] = useQueryParam('q');
  const [actor, setActor] = useQueryParam('actor');
  const [action, setAction] = useQueryParam('action');
  const [subject, setSubject] = useQueryParam('subject');
  const [from, setFrom] = useQueryParam('from');
  const [to, setTo] = useQueryParam('to');
  const [shown, setShown] = useState<AuditEvent | null>(null);
  const filter = useDebounced(`${q}\n${actor}\n${action}\n${subject}`, 250).split('\n');
  const events = useAuditSearch({ q: filter[0], actor: filter[1], action: filter[2], subject: filter[3], from: start(from), to: end(to) });
  const columns: Column<AuditEvent>[] = [
    { id: 'at', header: t('When'), value: (row) => row.at, cell: (row) => <Time at={row.at} /> },
    { id: 'actor', header: t('Who'), value: (row) => row.actor_name ?? row.actor, cell: (row) => row.actor_name ?? row.actor },
    { id: 'action', header: t('What'), value: (row) => row.action, cell: (row) => <button type="button" className="example" onClick={() => setShown(row)}>{row.action}</button> },
    { id: 'subject', header: t('Subject'), value: subjectOf, cell: (row) => <span className="mono short-cell wide" title={subjectOf(row)}>{subjectOf(row)}</span> },
    { id: 'detail', header: t('Detail'), cell: (row) => <div className="clip-cell quiet" title={detailOf(row)}>{detailOf(row)}</div> },
    { id: 'digest', header: t('Chain'), cell: (row) => <Digest value={row.digest} /> },
    { id: 'request', header: t('Request'), cell: (row) => <span className="mono">{row.request_id}</span> },
  ];
  const field = (label: string, value: string, set: (value: string) => void, type = 'text') => (
    <label className="inline-field">{label}<input className="input" type={type} value={value} onChange={(event) => set(event.target.value)} /></label>
  );
  return (
    <Page title={t('Audit')} actions={<a className="button" href={auditExport(start(from), end(to))} download="audit.ndjson">{t('Export')}</a>}>
      <Verification />
      <div className="row wrap filters" role="search" aria-label={t('Filter')}>
        {field(t('Who'), actor, setActor)}
        {field(t('What'), action, setAction)}
        {field(t('Subject'), subject, setSubject)}
        {field(t('From'), from, setFrom, 'date')}
        {field(t('Until'), to, setTo, 'date')}
      </div>
      <ListPanel
        title={t('Events')}
        pages={events}
        rowKey={(row) => row.id}
        columns={columns}
        searched
        empty={<Empty what={t('No entry')} why={t('Every change is written here in the transaction that made it, each entry bound to the one before.')} />}
      />
      {shown ? <EventDialog event={shown} onClose={() => setShown(null)} /> : null}
    </Page>
  );
}

const detailOf = ({ detail }: AuditEvent) => (typeof detail === 'string' ? detail : JSON.stringify(detail ?? ''));

function Verification() {
  const verify = useVerifyAudit();
  const answer = verify.data;
  return (
    <Panel title={t('Is the record whole?')} actions={<Button size="small" disabled={verify.isPending} onClick={() => verify.mutate()}>{t('Verify the chain')}</Button>}>
      <div className="stack" role="status">
        {verify.error ? <ProblemNote problem={verify.error} /> : null}
        {answer ? (
          <span className="status" data-tone={answer.verified ? 'good' : 'bad'}>
            {answer.verified ? t('Verified: {n} events, none changed, none missing.', { n: integer(answer.events) }) : t('Broken at {event}: it was changed, or one before it is missing.', { event: answer.first_broken ?? '–' })}
          </span>
        ) : (
          <span className="quiet">{t('Each event carries the digest of the one before; a change anywhere breaks the chain.')}</span>
        )}
        <Code text="./landbridge audit verify audit.ndjson" />
      </div>
    </Panel>
  );
}

function EventDialog({ event, onClose }: { event: AuditEvent; onClose: () => void }) {
  return (
    <Dialog title={event.action} open onClose={onClose} footer={<Button onClick={onClose}>{t('Close')}</Button>}>
      <Facts
        rows={[
          [t('When'), <Time key="at" at={event.at} />],
          [t('Who'), event.actor_name ?? event.actor],
          [t('Subject'), subjectOf(event)],
          [t('Chain'), <span key="digest" className="mono">{event.digest ?? '–'}</span>],
          [t('Request'), <span key="request" className="mono">{event.request_id ?? '–'}</span>],
        ]}
      />
      <Code text={typeof event.detail === 'string' ? event.detail : JSON.stringify(event.detail ?? {}, null, 2)} />
    </Dialog>
  );
}
