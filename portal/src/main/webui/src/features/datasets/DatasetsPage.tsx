import { latestOf, useDatasets, type Dataset } from '../../api/datasets';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import type { Column } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { Time } from '../../ui/Time';
import { useQueryParam } from '../../ui/useQueryParam';
import { GenerateDialog } from './GenerateDialog';

const rowsOf = (dataset: Dataset) => dataset.splits?.reduce((sum, split) => sum + split.rows, 0);

export function DatasetsPage() {
  const datasets = useDatasets();
  const member = useHasRole('member');
  const [generating, setGenerating] = useQueryParam('generate');
  const generate = (
    <Button tone="primary" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setGenerating('1')}>
      {t('Generate')}
    </Button>
  );
  const columns: Column<Dataset>[] = [
    { id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => <TeamLink to={`datasets/${row.name}/v/${latestOf(row)}`}>{row.name}</TeamLink> },
    { id: 'latest', header: t('Latest'), align: 'right', value: latestOf, cell: (row) => `v${latestOf(row)}` },
    { id: 'rows', header: t('Rows'), align: 'right', value: rowsOf, cell: (row) => integer(rowsOf(row)) },
    { id: 'digest', header: t('Digest'), value: (row) => row.digest, cell: (row) => <Digest value={row.digest} /> },
    { id: 'by', header: t('Created by'), value: (row) => row.created_by, cell: (row) => row.created_by ?? '–' },
    { id: 'at', header: t('Updated'), value: (row) => row.updated_at ?? row.created_at, cell: (row) => <Time at={row.updated_at ?? row.created_at} /> },
  ];
  return (
    <Page title={t('Datasets')} actions={generate}>
      <ListPanel
        title={t('Datasets')}
        pages={datasets}
        columns={columns}
        rowKey={(row) => row.name}
        empty={
          <Empty
            what={t('No dataset yet')}
            why={t('The generator makes column additions with a scratchpad; held-out questions are chosen by hash and never trained on.')}
            cli="curl -X POST /api/v1/recipes/column-addition/datasets -d '{name, parameters}'"
          />
        }
      />
      {generating ? <GenerateDialog onClose={() => setGenerating('')} /> : null}
    </Page>
  );
}
