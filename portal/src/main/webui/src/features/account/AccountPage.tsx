import { useState, type FormEvent } from 'react';
import { useCreateToken, useRevokeToken, useTokens, type Token } from '../../api/accounts';
import { useSession } from '../../api/session';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Code } from '../../ui/Copy';
import { Confirm, Dialog } from '../../ui/Dialog';
import { Facts } from '../../ui/Facts';
import { TextField } from '../../ui/Field';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Time } from '../../ui/Time';

export function AccountPage() {
  const session = useSession();
  const tokens = useTokens();
  const revoke = useRevokeToken();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  return (
    <Page title={t('Account')}>
      <Panel title={t('You')}>
        <Facts
          rows={[
            [t('Name'), session?.user.display_name],
            [t('Sign-in name'), session?.user.name],
            ...(session?.teams ?? []).map((team): [string, string] => [t('Team {name}', { name: team.display_name || team.name }), team.roles.join(', ')]),
          ]}
        />
      </Panel>
      <ListPanel<Token>
        title={t('Personal access tokens')}
        pages={tokens}
        rowKey={(row) => row.id}
        controls={<Button size="small" onClick={() => setCreating(true)}>{t('New token')}</Button>}
        empty={<Empty what={t('No token yet')} why={t('Tools such as the MLflow client, hf and curl sign in with a token instead of your password.')} />}
        columns={[
          { id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => row.name },
          { id: 'prefix', header: t('Token'), cell: (row) => <span className="mono">{row.prefix}…</span> },
          { id: 'expires', header: t('Expires'), value: (row) => row.expires_at, cell: (row) => <Time at={row.expires_at} /> },
          { id: 'used', header: t('Last used'), value: (row) => row.last_used_at, cell: (row) => (row.last_used_at ? <Time at={row.last_used_at} /> : t('never')) },
          { id: 'revoke', header: t('Action'), align: 'right', cell: (row) => <Button size="small" tone="danger" onClick={() => setRevoking(row)}>{t('Revoke')}</Button> },
        ]}
      />
      {creating ? <CreateToken onClose={() => setCreating(false)} /> : null}
      {revoking ? (
        <Confirm title={t('Revoke the token')} name={revoking.name} action={t('Revoke')} open busy={revoke.isPending} onClose={() => setRevoking(null)} onConfirm={() => revoke.mutate(revoking.id, { onSettled: () => setRevoking(null) })}>
          {t('Tools that use this token are signed out. This cannot be undone.')}
        </Confirm>
      ) : null}
    </Page>
  );
}

function CreateToken({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<Token | null>(null);
  const create = useCreateToken(setCreated);
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, expires_in_days: Number(days) });
  };
  if (created) {
    return (
      <Dialog title={t('Token {name}', { name: created.name })} open onClose={onClose} footer={<Button tone="primary" onClick={onClose}>{t('I have stored it')}</Button>}>
        <p>{t('This is the only time the secret is shown. The server keeps a hash of it.')}</p>
        <Code text={created.token ?? ''} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('New token')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {create.error ? <ProblemNote problem={create.error} boxed /> : null}
        <TextField label={t('Name')} required value={name} onChange={(event) => setName(event.target.value)} />
        <TextField label={t('Expires in days')} type="number" min={1} required value={days} onChange={(event) => setDays(event.target.value)} />
        <div className="row">
          <Button tone="primary" type="submit" disabled={create.isPending}>{t('Create')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
