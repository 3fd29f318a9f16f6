import { useState, type FormEvent } from 'react';
import { useCreateToken, useRevokeToken, useTokens, type Token } from '../../api/accounts';
import { useSession } from '../../api/session';
import { msg, t } from '../../i18n';
import { useTeam } from '../../session/team';
import { Button } from '../../ui/Button';
import { Code } from '../../ui/Copy';
import { Confirm, Dialog } from '../../ui/Dialog';
import { Facts } from '../../ui/Facts';
import { TextField } from '../../ui/Field';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { Time } from '../../ui/Time';
import { signInSnippets } from './signInSnippets';

const SOON_MILLIS = 7 * 86_400_000;

export function TokensPage() {
  const tokens = useTokens();
  const revoke = useRevokeToken();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  return (
    <Page title={t('Personal access tokens')} actions={<Button tone="primary" onClick={() => setCreating(true)}>{t('New token')}</Button>}>
      <ListPanel<Token>
        title={t('Your tokens')}
        pages={tokens}
        rowKey={(row) => row.id}
        empty={<Empty what={t('No token yet')} why={t('Tools such as the MLflow client, hf and curl sign in with a token instead of your password.')} />}
        columns={[
          { id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => row.name },
          { id: 'prefix', header: t('Token'), cell: (row) => <span className="mono">{row.prefix}…</span> },
          { id: 'scopes', header: t('Scopes'), cell: (row) => row.scopes.join(', ') },
          { id: 'expires', header: t('Expires'), value: (row) => row.expires_at, cell: (row) => <Expiry at={row.expires_at} /> },
          { id: 'used', header: t('Last used'), value: (row) => row.last_used_at, cell: (row) => (row.last_used_at ? <Time at={row.last_used_at} /> : t('never')) },
          { id: 'revoke', header: t('Action'), align: 'right', cell: (row) => <Button size="small" tone="danger" onClick={() => setRevoking(row)}>{t('Revoke')}</Button> },
        ]}
      />
      <div className="columns wide-left">
        <SignIn token="$LANDBRIDGE_TOKEN" />
        <Scope />
      </div>
      {creating ? <CreateToken onClose={() => setCreating(false)} /> : null}
      {revoking ? (
        <Confirm title={t('Revoke the token')} name={revoking.name} action={t('Revoke')} open busy={revoke.isPending} onClose={() => setRevoking(null)} onConfirm={() => revoke.mutate(revoking.id, { onSettled: () => setRevoking(null) })}>
          {t('Tools that use this token are signed out. This cannot be undone.')}
        </Confirm>
      ) : null}
    </Page>
  );
}

function Expiry({ at }: { at: string | null }) {
  const soon = at !== null && Date.parse(at) - Date.now() < SOON_MILLIS;
  return <span className={soon ? 'status' : undefined} data-tone={soon ? 'warn' : undefined}><Time at={at} /></span>;
}

/** What a token may do: what its person may, as far as its scope goes. */
function Scope() {
  const session = useSession();
  return (
    <Panel title={t('What a token may do')}>
      <div className="stack">
        <p className="quiet">{t('A token acts as you, as far as its scope goes: it has your roles in each team, and loses them when you do.')}</p>
        <Facts rows={(session?.teams ?? []).map((team): [string, string] => [team.display_name || team.name, team.roles.join(', ')])} />
        <p className="quiet">{t('An application that only calls a model takes a key of the team instead.')}</p>
      </div>
    </Panel>
  );
}

function SignIn({ token }: { token: string }) {
  const team = useTeam();
  const all = signInSnippets(location.origin, team, token);
  const [tool, setTool] = useState(all[0]?.tool ?? '');
  const shown = all.find((row) => row.tool === tool) ?? all[0];
  return (
    <Panel title={t('How tools sign in')} actions={<Select bare label={t('Tool')} value={tool} onChange={setTool} options={all.map((row) => ({ value: row.tool, label: row.tool }))} />}>
      <div className="stack">
        <Code text={shown?.text ?? ''} />
        {shown?.note ? <p className="quiet">{t(shown.note)}</p> : null}
      </div>
    </Panel>
  );
}

const LENGTHS: [string, string][] = [
  ['7', msg('7 days')],
  ['30', msg('30 days')],
  ['90', msg('90 days')],
  ['365', msg('One year')],
];

const SCOPES: [string, string, string][] = [
  ['read', msg('Read only'), msg('Sees what your teams have, and changes nothing.')],
  ['write', msg('Read and write'), msg('Also uploads, registers, runs and asks for releases.')],
  ['release', msg('Everything you may do'), msg('Also approves releases and manages the team, as far as you may.')],
];

function CreateToken({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<Token | null>(null);
  const create = useCreateToken(setCreated);
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [scope, setScope] = useState('release');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, expires_in_days: Number(days), scopes: [scope] });
  };
  if (created) {
    return (
      <Dialog title={t('Token {name}', { name: created.name })} open onClose={onClose} footer={<Button tone="primary" onClick={onClose}>{t('I have stored it')}</Button>}>
        <p>{t('This is the only time the secret is shown. The server keeps a hash of it.')}</p>
        <Code text={created.token ?? ''} />
        <SignIn token={created.token ?? ''} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('New token')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {create.error ? <ProblemNote problem={create.error} boxed /> : null}
        <TextField label={t('Name')} required hint={t('Where it is used, such as laptop or nightly job')} value={name} onChange={(event) => setName(event.target.value)} wrong={create.error?.fieldError('name')} />
        <Select label={t('Expires in')} value={days} onChange={setDays} options={LENGTHS.map(([value, label]) => ({ value, label: t(label) }))} wrong={create.error?.fieldError('expires_in_days')} />
        <Select label={t('Scope')} value={scope} onChange={setScope} options={SCOPES.map(([value, label, note]) => ({ value, label: t(label), note: t(note) }))} wrong={create.error?.fieldError('scopes')} />
        <div className="row">
          <Button tone="primary" type="submit" disabled={create.isPending}>{t('Create')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
