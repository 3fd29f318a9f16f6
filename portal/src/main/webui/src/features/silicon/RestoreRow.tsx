import { useState, type FormEvent } from 'react';
import { useRestoreRow, type SiliconRow } from '../../api/silicon';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/Field';
import { useGo } from '../../ui/Link';
import { ProblemNote } from '../../ui/Problem';

/** Gives the shipped row back, or takes an added one away; both need a reason. */
export function RestoreRow({ row, blocked }: { row: SiliconRow; blocked: string | null }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const go = useGo();
  const added = row.shipped === null;
  const restore = useRestoreRow(row.kind, row.key, () => {
    setOpen(false);
    if (added) go(`silicon/${row.kind}`);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    restore.mutate({ reason, revision: row.revision });
  };
  const title = added ? t('Take the row away') : t('Give the shipped row back');
  return (
    <>
      <Button tone="danger" blocked={blocked} onClick={() => setOpen(true)}>{title}</Button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <form className="stack" onSubmit={submit}>
          {restore.error ? <ProblemNote problem={restore.error} boxed /> : null}
          <p>{added ? t('Checks for {key} are refused from now on.', { key: row.key }) : t('Checks use the row that the product ships from now on.')}</p>
          <TextArea label={t('Reason')} rows={2} required maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
          <div className="row">
            <Button tone="danger" type="submit" disabled={restore.isPending}>{title}</Button>
            <Button onClick={() => setOpen(false)}>{t('Cancel')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
