import { useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useSignIn } from '../../api/session';
import { t } from '../../i18n';
import { safeReturn } from '../../session/guard';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';
import { Bridge } from './Bridge';

export function SignIn() {
  const { to } = useSearch({ strict: false }) as { to?: string };
  const router = useRouter();
  const signIn = useSignIn();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ user, password }, { onSuccess: () => router.history.push(safeReturn(to)) });
  };
  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <Bridge />
        <div>
          <h1>Landbridge</h1>
          <p className="quiet">{t('Train on one silicon, prove it, serve it on another.')}</p>
        </div>
        {signIn.error ? (
          signIn.error.status === 401 ? (
            <p className="problem boxed" role="alert">
              <strong>{t('The name or the password is wrong.')}</strong>
            </p>
          ) : (
            <ProblemNote problem={signIn.error} boxed />
          )
        ) : null}
        <TextField label={t('Name')} autoComplete="username" autoFocus required value={user} onChange={(event) => setUser(event.target.value)} />
        <TextField label={t('Password')} type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
        <Button tone="primary" type="submit" disabled={signIn.isPending}>
          {t('Sign in')}
        </Button>
      </form>
    </main>
  );
}
