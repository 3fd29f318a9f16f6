import { useState, type FormEvent } from 'react';
import { useRevokeCertificate } from '../../api/certificates';
import type { Certificate } from '../../api/parity';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';

export function Revoke({ certificate }: { certificate: Certificate }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const releaser = useHasRole('releaser');
  const revoke = useRevokeCertificate(certificate.id, () => setOpen(false));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    revoke.mutate(reason);
  };
  return (
    <>
      <Button tone="danger" blocked={releaser ? null : t('Needs the role releaser in this team; ask a team admin.')} onClick={() => setOpen(true)}>{t('Revoke')}</Button>
      <Dialog title={t('Revoke the certificate')} open={open} onClose={() => setOpen(false)}>
        <form className="stack" onSubmit={submit}>
          {revoke.error ? <ProblemNote problem={revoke.error} boxed /> : null}
          <p>{t('It counts for no release from now on. Nothing is deleted: the reason stays beside it.')}</p>
          <TextArea label={t('Reason')} rows={3} required maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
          <div className="row">
            <Button tone="danger" type="submit" disabled={revoke.isPending}>{t('Revoke')}</Button>
            <Button onClick={() => setOpen(false)}>{t('Cancel')}</Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
