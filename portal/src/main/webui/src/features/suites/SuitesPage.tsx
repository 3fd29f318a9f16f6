import { useState } from 'react';
import { useSuites, type Suite } from '../../api/suites';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { AddSuite } from './AddSuite';

export function SuitesPage() {
  const suites = useSuites();
  const member = useHasRole('member');
  const [adding, setAdding] = useState(false);
  const columns: Column<Suite>[] = [
    { id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => <TeamLink to={`suites/${row.name}`}>{row.name}</TeamLink> },
    { id: 'title', header: t('Title'), value: (row) => row.title, cell: (row) => row.title },
    { id: 'tasks', header: t('Tasks'), align: 'right', value: (row) => row.tasks, cell: (row) => integer(row.tasks ?? null) },
    { id: 'items', header: t('Documents'), align: 'right', value: (row) => row.items, cell: (row) => (row.items ? integer(row.items) : <span className="quiet">{t('of the version')}</span>) },
    { id: 'metric', header: t('Metric'), value: (row) => row.metric, cell: (row) => <span className="mono">{row.metric}</span> },
    { id: 'provenance', header: t('Provenance'), cell: (row) => <div className="clip-cell quiet" title={row.provenance}>{row.provenance}</div> },
  ];
  return (
    <Page title={t('Suites')} crumbs={[[t('Evaluation'), 'evals']]} actions={<Button tone="primary" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setAdding(true)}>{t('Add a suite')}</Button>}>
      <Panel title={t('Suites')} flush>
        <Loaded query={suites}>{(page) => <DataTable label={t('Suites')} columns={columns} rows={page.items} rowKey={(row) => row.name} />}</Loaded>
      </Panel>
      {adding ? <AddSuite onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
