import { useState, type FormEvent } from 'react';
import { useCreateAccount, useCreateTeam } from '../../api/accounts';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Checkbox, TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';

function Buttons({ busy, onClose }: { busy: boolean; onClose: () => void }) {
  return (
    <div className="row">
      <Button tone="primary" type="submit" disabled={busy}>{t('Create')}</Button>
      <Button onClick={onClose}>{t('Cancel')}</Button>
    </div>
  );
}

export function CreateAccount({ onClose }: { onClose: () => void }) {
  const create = useCreateAccount(onClose);
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const [operator, setOperator] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, display_name: displayName, password, operator });
  };
  return (
    <Dialog title={t('New account')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {create.error ? <ProblemNote problem={create.error} boxed /> : null}
        <TextField label={t('Sign-in name')} required autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} wrong={create.error?.fieldError('name')} />
        <TextField label={t('Name')} required value={displayName} onChange={(event) => setDisplayName(event.target.value)} wrong={create.error?.fieldError('display_name')} />
        <TextField label={t('Password')} type="password" required autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} wrong={create.error?.fieldError('password')} />
        <Checkbox label={t('Operator of the installation')} checked={operator} onChange={setOperator} />
        <Buttons busy={create.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}

export function CreateTeam({ onClose }: { onClose: () => void }) {
  const create = useCreateTeam(onClose);
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, display_name: displayName });
  };
  return (
    <Dialog title={t('New team')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {create.error ? <ProblemNote problem={create.error} boxed /> : null}
        <TextField label={t('Team')} required value={name} onChange={(event) => setName(event.target.value)} wrong={create.error?.fieldError('name')} hint={t('Lower case letters, digits, dots and hyphens')} />
        <TextField label={t('Name')} required value={displayName} onChange={(event) => setDisplayName(event.target.value)} wrong={create.error?.fieldError('display_name')} />
        <Buttons busy={create.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
