import { useState } from 'react';
import { useDeleteSuite, useSuite, type SuiteDetail, type SuiteTask } from '../../api/suites';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { DataTable, type Column } from '../../ui/DataTable';
import { Confirm } from '../../ui/Dialog';
import { useGo } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';

export function SuitePage() {
  const name = useParam('suite');
  const suite = useSuite(name);
  return (
    <Page title={name} crumbs={[[t('Evaluation'), 'evals'], [t('Suites'), 'suites']]} actions={suite.data?.created_at ? <Remove name={name} /> : null}>
      <Loaded query={suite}>{(data) => <Contents suite={data} />}</Loaded>
    </Page>
  );
}

function Contents({ suite }: { suite: SuiteDetail }) {
  const columns: Column<SuiteTask>[] = [
    { id: 'name', header: t('Task'), value: (row) => row.name, cell: (row) => row.name },
    { id: 'type', header: t('Output'), value: (row) => row.output_type, cell: (row) => (row.unsupported ? <span className="wrong" title={row.unsupported.reason}>{t('cannot be run here: {field}', { field: row.unsupported.field })}</span> : <span className="mono">{row.output_type}</span>) },
    { id: 'metrics', header: t('Metric'), cell: (row) => <span className="mono">{row.metrics.join(', ')}</span> },
    { id: 'documents', header: t('Documents'), align: 'right', value: (row) => row.documents, cell: (row) => integer(row.documents) },
    { id: 'shots', header: t('Examples'), align: 'right', value: (row) => row.few_shot, cell: (row) => integer(row.few_shot) },
    { id: 'version', header: t('Version'), align: 'right', value: (row) => row.version, cell: (row) => row.version ?? '–' },
  ];
  return (
    <>
      <p>{suite.description}</p>
      <p className="quiet">{suite.provenance}</p>
      {suite.tasks.length ? (
        <Panel title={t('Tasks')} flush>
          <DataTable label={t('Tasks')} columns={columns} rows={suite.tasks} rowKey={(row) => row.name} />
        </Panel>
      ) : null}
      {suite.groups.length ? <p className="quiet">{t('Groups: {names}', { names: suite.groups.join(', ') })}</p> : null}
    </>
  );
}

function Remove({ name }: { name: string }) {
  const go = useGo();
  const blocked = useHasRole('member') ? null : t('Needs the role member in this team');
  const [asking, setAsking] = useState(false);
  const remove = useDeleteSuite(() => go('suites'));
  return (
    <>
      <Button tone="danger" blocked={blocked} onClick={() => setAsking(true)}>{t('Delete')}</Button>
      <Confirm title={t('Delete the suite')} name={name} action={t('Delete')} open={asking} busy={remove.isPending} onClose={() => setAsking(false)} onConfirm={() => remove.mutate(name, { onSettled: () => setAsking(false) })}>
        {t('Evaluations that were made with it are kept.')}
      </Confirm>
    </>
  );
}
