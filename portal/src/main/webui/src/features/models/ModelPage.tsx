import { aliasName, useModel, useVersions, type ModelVersion } from '../../api/models';
import { bytes, integer } from '../../format/number';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Digest } from '../../ui/Copy';
import { DataTable, type Column } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

export function ModelPage() {
  const name = useParam('model');
  const model = useModel(name);
  const versions = useVersions(name);
  const columns: Column<ModelVersion>[] = [
    { id: 'version', header: t('Version'), value: (row) => row.version, cell: (row) => <TeamLink to={`models/${name}/v/${row.version}`}>v{row.version}</TeamLink> },
    { id: 'status', header: t('Status'), value: (row) => row.status, cell: (row) => <Status state={row.status} /> },
    { id: 'aliases', header: t('Aliases'), cell: (row) => row.aliases.map((alias) => <span key={aliasName(alias)} className="tag">{aliasName(alias)}</span>) },
    { id: 'digest', header: t('Digest'), value: (row) => row.digest, cell: (row) => <Digest value={row.digest} /> },
    { id: 'size', header: t('Size'), align: 'right', value: (row) => row.size, cell: (row) => bytes(row.size) },
    { id: 'parameters', header: t('Parameters'), align: 'right', value: (row) => row.parameters, cell: (row) => integer(row.parameters) },
    {
      id: 'run',
      header: t('Run'),
      value: (row) => row.lineage?.run_id,
      cell: (row) => (row.lineage?.run_id ? <TeamLink to={`training/runs/${row.lineage.run_id}`} className="mono">{row.lineage.run_id}</TeamLink> : '–'),
    },
    { id: 'by', header: t('Created by'), value: (row) => row.created_by, cell: (row) => row.created_by },
    { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
  ];
  return (
    <Page title={name} crumbs={[[t('Models'), 'models']]}>
      <Loaded query={model}>{(data) => (data.description ? <p className="quiet">{data.description}</p> : <></>)}</Loaded>
      <ListPanel title={t('Versions')} pages={versions} columns={columns} rowKey={(row) => row.id} empty={<Empty what={t('No version yet')} why={t('A training run that names this model registers one.')} />} />
      <Panel title={t('Aliases')} flush>
        <Loaded query={model}>
          {(data) => (
            <DataTable
              label={t('Aliases')}
              rows={data.aliases}
              rowKey={(row) => row.name}
              empty={<Empty what={t('No alias yet')} why={t('An alias such as production moves only through a release whose gates have passed.')} />}
              columns={[
                { id: 'alias', header: t('Alias'), cell: (row) => <span className="tag">{row.name}</span> },
                { id: 'version', header: t('Version'), cell: (row) => <TeamLink to={`models/${name}/v/${row.version}`}>v{row.version}</TeamLink> },
                { id: 'release', header: t('Release'), cell: (row) => (row.release_id ? <TeamLink className="mono" to={`releases/${row.release_id}`}>{row.release_id}</TeamLink> : '–') },
                { id: 'by', header: t('Moved by'), cell: (row) => row.moved_by },
                { id: 'at', header: t('Moved'), cell: (row) => <Time at={row.moved_at} /> },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}
