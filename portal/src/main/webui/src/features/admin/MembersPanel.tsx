import { useState, type FormEvent } from 'react';
import { memberName, memberRole, useMembers, useRemoveMember, useSetMember, type Member } from '../../api/accounts';
import { useSession, type Role } from '../../api/session';
import { t } from '../../i18n';
import { useHasRole, useTeam } from '../../session/team';
import { Button } from '../../ui/Button';
import { Confirm } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { ListPanel } from '../../ui/ListPanel';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';

const ROLES: Role[] = ['viewer', 'member', 'releaser', 'admin'];
const OPTIONS = ROLES.map((role) => ({ value: role, label: role }));

export function MembersPanel() {
  const team = useTeam();
  const operator = useSession()?.user.operator ?? false;
  const mayChange = useHasRole('admin') || operator;
  const members = useMembers(team);
  const set = useSetMember(team);
  const remove = useRemoveMember(team);
  const [removing, setRemoving] = useState<Member | null>(null);
  const problem = set.error ?? remove.error;
  const name = removing ? memberName(removing) : '';
  return (
    <>
      {problem ? <ProblemNote problem={problem} boxed /> : null}
      <ListPanel<Member>
        title={t('Members of {team}', { team })}
        pages={members}
        rowKey={memberName}
        empty={<Empty what={t('No member')} />}
        columns={[
          { id: 'name', header: t('Sign-in name'), value: memberName, cell: memberName },
          { id: 'display', header: t('Name'), value: (row) => row.display_name, cell: (row) => row.display_name },
          { id: 'role', header: t('Role'), value: memberRole, cell: (row) => (mayChange ? <Select bare label={t('Role of {name}', { name: memberName(row) })} value={memberRole(row)} options={OPTIONS} onChange={(role) => set.mutate({ user: memberName(row), role: role as Role })} /> : memberRole(row)) },
          { id: 'remove', header: t('Action'), align: 'right', cell: (row) => <Button size="small" tone="danger" blocked={mayChange ? null : t('Needs the role admin in this team')} onClick={() => setRemoving(row)}>{t('Remove')}</Button> },
        ]}
      />
      {mayChange ? <AddMember onAdd={(user, role) => set.mutate({ user, role })} /> : null}
      <Confirm title={t('Remove the member')} name={name} action={t('Remove')} open={removing !== null} busy={remove.isPending} onClose={() => setRemoving(null)} onConfirm={() => remove.mutate(name, { onSettled: () => setRemoving(null) })}>
        {t('They lose access to this team at once. Their account stays.')}
      </Confirm>
    </>
  );
}

function AddMember({ onAdd }: { onAdd: (user: string, role: Role) => void }) {
  const [user, setUser] = useState('');
  const [role, setRole] = useState<Role>('member');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd(user, role);
    setUser('');
  };
  return (
    <form className="row wrap" style={{ alignItems: 'end' }} onSubmit={submit}>
      <TextField label={t('Sign-in name')} required value={user} onChange={(event) => setUser(event.target.value)} />
      <Select label={t('Role')} value={role} options={OPTIONS} onChange={(next) => setRole(next as Role)} />
      <Button type="submit">{t('Add member')}</Button>
    </form>
  );
}
