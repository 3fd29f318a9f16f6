import { useAccounts, useTeams, type Account, type TeamRow } from '../../api/accounts';
import { useSession } from '../../api/session';
import { useState } from 'react';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { Time } from '../../ui/Time';
import { CreateAccount, CreateTeam } from './CreateDialogs';
import { MembersPanel } from './MembersPanel';

export function AdminPage() {
  const operator = useSession()?.user.operator ?? false;
  return (
    <Page title={operator ? t('Admin') : t('Members')}>
      <MembersPanel />
      {operator ? <Installation /> : <p className="quiet">{t('Accounts and teams are kept by an operator of this installation.')}</p>}
    </Page>
  );
}

function Installation() {
  const accounts = useAccounts(true);
  const teams = useTeams(true);
  const [creating, setCreating] = useState<'account' | 'team' | null>(null);
  const close = () => setCreating(null);
  return (
    <>
      <ListPanel<Account>
        title={t('Accounts')}
        pages={accounts}
        rowKey={(row) => row.id}
        controls={<Button size="small" onClick={() => setCreating('account')}>{t('New account')}</Button>}
        empty={<Empty what={t('No account')} />}
        columns={[
          { id: 'name', header: t('Sign-in name'), value: (row) => row.name, cell: (row) => row.name },
          { id: 'display', header: t('Name'), value: (row) => row.display_name, cell: (row) => row.display_name },
          { id: 'operator', header: t('Operator'), value: (row) => String(row.operator), cell: (row) => (row.operator ? t('yes') : t('no')) },
          { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
        ]}
      />
      <ListPanel<TeamRow>
        title={t('Teams')}
        pages={teams}
        rowKey={(row) => row.name}
        controls={<Button size="small" onClick={() => setCreating('team')}>{t('New team')}</Button>}
        empty={<Empty what={t('No team')} />}
        columns={[
          { id: 'name', header: t('Team'), value: (row) => row.name, cell: (row) => row.name },
          { id: 'display', header: t('Name'), value: (row) => row.display_name, cell: (row) => row.display_name },
          { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
        ]}
      />
      {creating === 'account' ? <CreateAccount onClose={close} /> : null}
      {creating === 'team' ? <CreateTeam onClose={close} /> : null}
    </>
  );
}
