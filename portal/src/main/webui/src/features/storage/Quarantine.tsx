import { useState } from 'react';
import { useAllowHeld, useDeleteHeld, useQuarantine, type Held } from '../../api/storage';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import type { Column } from '../../ui/DataTable';
import { Confirm, Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/Field';
import { ListPanel } from '../../ui/ListPanel';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { useOperatorOnly } from './operator';

export function Quarantine() {
  const held = useQuarantine();
  const blocked = useOperatorOnly();
  const [allowing, setAllowing] = useState<Held | null>(null);
  const [deleting, setDeleting] = useState<Held | null>(null);
  const remove = useDeleteHeld(() => setDeleting(null));
  const columns: Column<Held>[] = [
    { id: 'file', header: t('File'), value: (row) => row.file_name, cell: (row) => row.file_name },
    { id: 'finding', header: t('Finding'), value: (row) => row.finding, cell: (row) => <div className="clip-cell" title={row.finding}>{row.finding}</div> },
    { id: 'state', header: t('State'), value: (row) => row.state, cell: (row) => <Status state={row.state} /> },
    { id: 'sha256', header: 'SHA-256', value: (row) => row.sha256, cell: (row) => <Digest value={row.sha256} /> },
    { id: 'team', header: t('Team'), value: (row) => row.team, cell: (row) => row.team },
    { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
    { id: 'by', header: t('Allowed by'), cell: (row) => (row.allowed_by ? <span className="short-cell wide" title={row.reason ?? ''}>{row.allowed_by} <span className="quiet">{row.reason}</span></span> : '–') },
    {
      id: 'action',
      header: t('Action'),
      align: 'right',
      cell: (row) => (
        <span className="row end">
          {row.state === 'HELD' ? <Button size="small" blocked={blocked} onClick={() => setAllowing(row)}>{t('Allow')}</Button> : null}
          {row.state === 'REMOVED' ? '–' : <Button size="small" tone="danger" blocked={blocked} onClick={() => setDeleting(row)}>{t('Delete')}</Button>}
        </span>
      ),
    },
  ];
  return (
    <>
      <ListPanel
        title={t('Quarantine')}
        pages={held}
        rowKey={(row) => `${row.team} ${row.sha256}`}
        columns={columns}
        empty={<Empty what={t('Nothing is held')} why={t('A file that could run code when it is loaded, or hides what it is, is kept here and joins no version.')} />}
      />
      {allowing ? <Allow held={allowing} onClose={() => setAllowing(null)} /> : null}
      {deleting ? (
        <Confirm title={t('Delete the held file')} name={deleting.file_name} action={t('Delete')} open busy={remove.isPending} onClose={() => setDeleting(null)} onConfirm={() => remove.mutate(deleting)}>
          {t('Its bytes are removed. The entry in the audit stays.')}
        </Confirm>
      ) : null}
    </>
  );
}

function Allow({ held, onClose }: { held: Held; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const allow = useAllowHeld(onClose);
  return (
    <Dialog
      title={t('Allow {file}', { file: held.file_name })}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('Keep')}</Button>
          <Button tone="danger" disabled={allow.isPending} blocked={reason.trim() ? null : t('Say why first')} onClick={() => allow.mutate({ sha256: held.sha256, team: held.team, reason: reason.trim() })}>{t('Allow')}</Button>
        </>
      }
    >
      {allow.error ? <ProblemNote problem={allow.error} boxed /> : null}
      <p className="said">{held.finding}</p>
      <p>{t('Whoever loads this file may run what is inside it. The permission, its reason and your name are recorded.')}</p>
      <TextArea label={t('Reason')} required rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Dialog>
  );
}
