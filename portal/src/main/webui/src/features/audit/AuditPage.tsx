import { useState } from 'react';
import { useSession } from '../../api/session';
import { auditExport, useAuditSearch, useVerifyAudit, type AuditEvent, type AuditFilter } from '../../api/records';
import { integer } from '../../format/number';
import { msg, t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Code, Digest } from '../../ui/Copy';
import type { Column } from '../../ui/DataTable';
import { Dialog } from '../../ui/Dialog';
import { Download } from '../../ui/Download';
import { Facts } from '../../ui/Facts';
import { Checkbox } from '../../ui/Field';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { Time } from '../../ui/Time';
import { useDebounced } from '../../ui/useDebounced';
import { useQueryParam } from '../../ui/useQueryParam';

const subjectOf = (row: AuditEvent) => `${row.subject_kind}:${row.subject_id}`;
const end = (day: string) => (day ? new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) : '');

const SERVICES: [string, string][] = [
  ['', msg('Registry')],
  ['training', msg('Training')],
  ['inference', msg('Serving')],
  ['eval', msg('Evaluation')],
  ['portal', msg('People and teams')],
];

export function AuditPage() {
  const operator = useSession()?.user.operator ?? false;
  const [q] = useQueryParam('q');
  const [actor, setActor] = useQueryParam('actor');
  const [action, setAction] = useQueryParam('action');
  const [subject, setSubject] = useQueryParam('subject');
  const [from, setFrom] = useQueryParam('from');
  const [to, setTo] = useQueryParam('to');
  const [service, setService] = useQueryParam('service');
  const [scope, setScope] = useQueryParam('scope');
  const [shown, setShown] = useState<AuditEvent | null>(null);
  const owner = { service, scope };
  const typed = useDebounced(`${q}\n${actor}\n${action}\n${subject}`, 250).split('\n');
  const events = useAuditSearch({ ...owner, q: typed[0], actor: typed[1], action: typed[2], subject: typed[3], from, to: end(to) });
  const columns: Column<AuditEvent>[] = [
    { id: 'at', header: t('When'), value: (row) => row.at, cell: (row) => <Time at={row.at} /> },
    { id: 'actor', header: t('Who'), value: (row) => row.actor_name ?? row.actor, cell: (row) => row.actor_name ?? row.actor },
    { id: 'action', header: t('What'), value: (row) => row.action, cell: (row) => <button type="button" className="example" onClick={() => setShown(row)}>{row.action}</button> },
    { id: 'subject', header: t('Subject'), value: subjectOf, cell: (row) => <span className="mono short-cell wide" title={subjectOf(row)}>{subjectOf(row)}</span> },
    { id: 'detail', header: t('Detail'), cell: (row) => <span className="short-cell wide quiet" title={detailOf(row)}>{detailOf(row)}</span> },
    { id: 'chain', header: t('Chain'), align: 'right', cell: (row) => <span className="row end">{integer(row.sequence)} <Digest value={row.digest} /></span> },
  ];
  const field = (label: string, value: string, set: (value: string) => void, type = 'text', example = '') => (
    <label className="inline-field">{label}<input className="input" type={type} placeholder={example} value={value} onChange={(event) => set(event.target.value)} /></label>
  );
  return (
    <Page title={t('Audit')} actions={<Download className="button" path={auditExport(owner, from, end(to))} name={`audit-${service || 'registry'}.ndjson`}>{t('Export')}</Download>}>
      <Verification key={`${service} ${scope}`} owner={owner} service={service || 'registry'} />
      <div className="row wrap filters" role="search" aria-label={t('Filter')}>
        <Select bare label={t('Service')} value={service} onChange={setService} options={SERVICES.map(([value, label]) => ({ value, label: t(label) }))} />
        {operator ? <Checkbox label={t('What belongs to no team')} checked={scope === 'installation'} onChange={(on) => setScope(on ? 'installation' : '')} /> : null}
        {field(t('Who'), actor, setActor)}
        {field(t('What'), action, setAction)}
        {field(t('Subject'), subject, setSubject, 'text', 'model:adder')}
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

const detailOf = ({ detail }: AuditEvent) => detail ?? '';

function Verification({ owner, service }: { owner: Pick<AuditFilter, 'service' | 'scope'>; service: string }) {
  const verify = useVerifyAudit(owner);
  const answer = verify.data;
  return (
    <Panel title={t('Is the record whole?')} actions={<Button size="small" disabled={verify.isPending} onClick={() => verify.mutate()}>{t('Verify the chain')}</Button>}>
      <div className="stack" role="status">
        {verify.error ? <ProblemNote problem={verify.error} /> : null}
        {answer ? (
          <span className="status" data-tone={answer.verified ? 'good' : 'bad'}>
            {answer.verified ? t('Verified: {n} events, none changed, none missing.', { n: integer(answer.events) }) : t('Broken at event {sequence}: {reason}', { sequence: answer.first_broken?.sequence ?? 0, reason: answer.first_broken?.reason ?? '' })}
          </span>
        ) : (
          <span className="quiet">{t('Each event carries the digest of the one before; a change anywhere breaks the chain.')}</span>
        )}
        <Code text={`./landbridge audit verify audit-${service}.ndjson`} />
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
          [t('Chain'), <span key="digest" className="mono">{integer(event.sequence)} · {event.digest}</span>],
          [t('Request'), <span key="request" className="mono">{event.request_id ?? '–'}</span>],
        ]}
      />
      <Code text={pretty(event.detail)} />
    </Dialog>
  );
}

function pretty(detail: string | null): string {
  try {
    return JSON.stringify(JSON.parse(detail ?? '{}'), null, 2);
  } catch {
    return detail ?? '';
  }
}
