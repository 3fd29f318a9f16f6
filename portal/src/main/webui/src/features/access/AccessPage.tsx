import { useState, type FormEvent } from 'react';
import { useAccessRequests, useAskAccess, useDecideAccess, type AccessRequest } from '../../api/storage';
import { t } from '../../i18n';
import { useHasRole, useTeam } from '../../session/team';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/DataTable';
import { Dialog } from '../../ui/Dialog';
import { TextArea, TextField } from '../../ui/Field';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { labelOf, Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { useQueryParam } from '../../ui/useQueryParam';

const STATES = ['PENDING', 'APPROVED', 'REJECTED'];

/** Requests for the files of gated models: one's own, and those this team decides about. */
export function AccessPage() {
  const requests = useAccessRequests();
  const releaser = useHasRole('releaser');
  const team = useTeam();
  const blocked = (row: AccessRequest) => (row.team !== team ? t('The team of the model decides.') : releaser ? null : t('Needs the role releaser in this team; ask a team admin.'));
  const [state, setState] = useQueryParam('state');
  const [wanted, setWanted] = useQueryParam('model');
  const [asking, setAsking] = useState(false);
  const [deciding, setDeciding] = useState<AccessRequest | null>(null);
  const columns: Column<AccessRequest>[] = [
    { id: 'model', header: t('Model'), value: (row) => `${row.team}/${row.model}`, cell: (row) => `${row.team}/${row.model}` },
    { id: 'user', header: t('Who'), value: (row) => row.user, cell: (row) => <>{row.user} <span className="quiet">{row.requester_team}</span></> },
    { id: 'message', header: t('Message'), value: (row) => row.message, cell: (row) => <div className="clip-cell" title={row.message ?? ''}>{row.message || '–'}</div> },
    { id: 'state', header: t('State'), value: (row) => row.state, cell: (row) => <Status state={row.state} /> },
    { id: 'at', header: t('Requested'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
    { id: 'by', header: t('Decided by'), value: (row) => row.decided_by, cell: (row) => (row.decided_by ? <span className="short-cell wide" title={row.comment ?? ''}>{row.decided_by}{row.comment ? <span className="quiet"> · {row.comment}</span> : null}</span> : '–') },
    { id: 'decide', header: t('Action'), align: 'right', cell: (row) => <Button size="small" blocked={blocked(row)} onClick={() => setDeciding(row)}>{row.state === 'PENDING' ? t('Decide') : t('Change')}</Button> },
  ];
  return (
    <Page title={t('Access requests')} actions={<Button onClick={() => setAsking(true)}>{t('Request access')}</Button>}>
      <ListPanel
        title={t('Access requests')}
        pages={requests}
        rowKey={(row) => row.id}
        columns={columns}
        select={(row) => state === '' || row.state === state}
        controls={<Select bare label={t('State')} value={state} onChange={setState} options={[{ value: '', label: t('Every state') }, ...STATES.map((value) => ({ value, label: labelOf(value) }))]} />}
        empty={<Empty what={t('No access request')} why={t('A gated model is found by everybody; its files open to a person once the team of the model agrees.')} />}
      />
      {asking || wanted ? <Ask model={wanted} onClose={() => { setAsking(false); setWanted(''); }} /> : null}
      {deciding ? <Decide request={deciding} onClose={() => setDeciding(null)} /> : null}
    </Page>
  );
}

function Ask({ model: named, onClose }: { model: string; onClose: () => void }) {
  const [model, setModel] = useState(named);
  const [message, setMessage] = useState('');
  const ask = useAskAccess(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ model, message });
  };
  return (
    <Dialog title={t('Request access')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {ask.error ? <ProblemNote problem={ask.error} boxed /> : null}
        <TextField label={t('Model')} required pattern="[^\/]+/[^\/]+" placeholder="team/model" hint={t('The team and the name, as in hf download')} value={model} onChange={(event) => setModel(event.target.value)} wrong={ask.error?.fieldError('model')} />
        <TextArea label={t('What is it for?')} rows={3} value={message} onChange={(event) => setMessage(event.target.value)} />
        <div className="row">
          <Button tone="primary" type="submit" disabled={ask.isPending}>{t('Send')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Decide({ request, onClose }: { request: AccessRequest; onClose: () => void }) {
  const [comment, setComment] = useState('');
  const decide = useDecideAccess(onClose);
  const send = (decision: 'approve' | 'reject') => decide.mutate({ id: request.id, decision, comment });
  return (
    <Dialog
      title={t('{user} asks for {model}', { user: request.user, model: `${request.team}/${request.model}` })}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button tone="danger" disabled={decide.isPending} onClick={() => send('reject')}>{t('Reject')}</Button>
          <Button tone="primary" disabled={decide.isPending} onClick={() => send('approve')}>{t('Approve')}</Button>
        </>
      }
    >
      {decide.error ? <ProblemNote problem={decide.error} boxed /> : null}
      {request.message ? <p className="said">{request.message}</p> : <p className="quiet">{t('No message was left.')}</p>}
      <TextField label={t('Comment')} value={comment} onChange={(event) => setComment(event.target.value)} />
    </Dialog>
  );
}
