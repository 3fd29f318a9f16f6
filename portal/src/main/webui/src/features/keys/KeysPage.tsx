import { useState } from 'react';
import { useKeys, useRevokeKey, type ApiKey } from '../../api/keys';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/DataTable';
import { Confirm } from '../../ui/Dialog';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { keyState } from './keyState';
import { CreateKey } from './CreateKey';

export function KeysPage() {
  const keys = useKeys();
  const member = useHasRole('member');
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const revoke = useRevokeKey();
  const columns: Column<ApiKey>[] = [
    { id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => row.name },
    { id: 'secret', header: t('Key'), value: (row) => row.prefix, cell: (row) => <span className="mono">{`${row.prefix}…${row.last4}`}</span> },
    { id: 'state', header: t('State'), value: (row) => keyState(row, Date.now()), cell: (row) => <Status state={keyState(row, Date.now())} /> },
    { id: 'models', header: t('Models'), cell: (row) => (row.allowed_models?.length ? row.allowed_models.map((model) => <span key={model} className="tag">{model}</span>) : t('every model')) },
    { id: 'expires', header: t('Expires'), value: (row) => row.expires_at, cell: (row) => (row.expires_at ? <Time at={row.expires_at} /> : t('never')) },
    { id: 'used', header: t('Last used'), value: (row) => row.last_used_at, cell: (row) => (row.last_used_at ? <Time at={row.last_used_at} /> : t('never')) },
    { id: 'by', header: t('Created by'), value: (row) => row.created_by, cell: (row) => row.created_by },
    { id: 'revoke', header: t('Action'), align: 'right', cell: (row) => (row.revoked_at ? '–' : <Button size="small" tone="danger" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setRevoking(row)}>{t('Revoke')}</Button>) },
  ];
  return (
    <Page title={t('Keys')} actions={<Button tone="primary" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setCreating(true)}>{t('New key')}</Button>}>
      {revoke.error ? <ProblemNote problem={revoke.error} boxed /> : null}
      <ListPanel title={t('API keys')} pages={keys} columns={columns} rowKey={(row) => row.id} empty={<Empty what={t('No key yet')} why={t('Applications call the OpenAI-compatible endpoint with a team key. Its secret is shown once.')} action={<Button tone="primary" onClick={() => setCreating(true)}>{t('New key')}</Button>} />} />
      {creating ? <CreateKey onClose={() => setCreating(false)} /> : null}
      {revoking ? (
        <Confirm title={t('Revoke the key')} name={revoking.name} action={t('Revoke')} open busy={revoke.isPending} onClose={() => setRevoking(null)} onConfirm={() => revoke.mutate(revoking.id, { onSettled: () => setRevoking(null) })}>
          {t('Calls with this key are refused from now on. This cannot be undone.')}
        </Confirm>
      ) : null}
    </Page>
  );
}
