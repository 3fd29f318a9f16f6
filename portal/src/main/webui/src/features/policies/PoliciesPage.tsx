import { useState, type FormEvent } from 'react';
import { usePolicies, type Policy } from '../../api/policies';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { TeamLink, useGo } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { Time } from '../../ui/Time';

const policyAddress = (alias: string, model: string | null) => `policies/${alias}${model ? `?model=${model}` : ''}`;

export function PoliciesPage() {
  const policies = usePolicies();
  const admin = useHasRole('admin');
  const [adding, setAdding] = useState(false);
  return (
    <Page title={t('Release policies')} actions={<Button blocked={admin ? null : t('Needs the role admin in this team')} onClick={() => setAdding(true)}>{t('New policy')}</Button>}>
      <ListPanel<Policy>
        title={t('Release policies')}
        pages={policies}
        rowKey={(row) => `${row.alias} ${row.model ?? ''}`}
        empty={<Empty what={t('No policy yet')} why={t('A policy says which evidence a version needs before an alias may point at it, and who approves.')} />}
        columns={[
          { id: 'alias', header: t('Alias'), value: (row) => row.alias, cell: (row) => <TeamLink className="tag" to={policyAddress(row.alias, row.model)}>{row.alias}</TeamLink> },
          { id: 'model', header: t('Model'), value: (row) => row.model ?? '', cell: (row) => (row.model ? <TeamLink to={`models/${row.model}`}>{row.model}</TeamLink> : t('every model')) },
          { id: 'requirements', header: t('Requirements'), cell: (row) => row.document.requirements.map((one) => one.title || one.name).join(', ') },
          { id: 'approvals', header: t('Approvals'), align: 'right', value: (row) => row.document.approvals.count, cell: (row) => row.document.approvals.count },
          { id: 'version', header: t('Version'), align: 'right', value: (row) => row.version, cell: (row) => row.version },
          { id: 'by', header: t('Changed by'), cell: (row) => row.updated_by ?? t('as shipped') },
          { id: 'at', header: t('Updated'), value: (row) => row.updated_at, cell: (row) => <Time at={row.updated_at} /> },
        ]}
      />
      {adding ? <NewPolicy onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function NewPolicy({ onClose }: { onClose: () => void }) {
  const go = useGo();
  const [alias, setAlias] = useState('');
  const [model, setModel] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(`${policyAddress(alias, model || null)}${model ? '&' : '?'}edit=1`);
  };
  return (
    <Dialog title={t('New policy')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextField label={t('Alias')} required value={alias} onChange={(event) => setAlias(event.target.value)} />
        <TextField label={t('Model')} hint={t('Empty: the policy counts for every model without one of its own.')} value={model} onChange={(event) => setModel(event.target.value)} />
        <div className="row">
          <Button tone="primary" type="submit">{t('Continue')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
