import { useState } from 'react';
import { aliasName, useModel, useVersions, type Model, type ModelVersion } from '../../api/models';
import { bytes, integer } from '../../format/number';
import { t } from '../../i18n';
import { useHasRole, useTeam } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button, ButtonLink } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import { DataTable, type Column } from '../../ui/DataTable';
import { Facts } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { EditModel } from './EditModel';
import { TagEditor, TagList } from './Tags';
import { VisibilityMark } from './Visibility';

export function ModelPage() {
  const name = useParam('model');
  const team = useTeam();
  const model = useModel(name);
  const versions = useVersions(name);
  const admin = useHasRole('member');
  const [editing, setEditing] = useState(false);
  const foreign = model.data !== undefined && model.data.team !== team;
  const columns: Column<ModelVersion>[] = [
    { id: 'version', header: t('Version'), value: (row) => row.version, cell: (row) => <TeamLink to={`models/${name}/v/${row.version}`}>v{row.version}</TeamLink> },
    { id: 'status', header: t('Status'), value: (row) => row.status, cell: (row) => <Status state={row.status} /> },
    { id: 'aliases', header: t('Aliases'), cell: (row) => row.aliases.map((alias) => <span key={aliasName(alias)} className="tag">{aliasName(alias)}</span>) },
    { id: 'tags', header: t('Tags'), cell: (row) => <TagList tags={row.tags} most={2} /> },
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
    <Page
      title={name}
      crumbs={[[t('Models'), 'models']]}
      actions={
        <>
          {foreign ? <ButtonLink to={`access?model=${model.data?.team}/${name}`}>{t('Request access')}</ButtonLink> : null}
          {(versions.data?.length ?? 0) > 1 ? <ButtonLink to={`models/${name}/compare`}>{t('Compare versions')}</ButtonLink> : null}
          <Button blocked={admin && model.data ? null : t('Needs the role member in this team')} onClick={() => setEditing(true)}>{t('Edit')}</Button>
        </>
      }
    >
      <Panel title={t('About')}><Loaded query={model} rows={3}>{(data) => <About model={data} />}</Loaded></Panel>
      <ListPanel title={t('Versions')} pages={versions} columns={columns} rowKey={(row) => row.id} empty={<Empty what={t('No version yet')} why={t('A training run that names this model registers one.')} cli={`hf upload ${team}/${name} ./directory`} />} />
      <Panel title={t('Aliases')} flush>
        <Loaded query={model}>
          {(data) => (
            <DataTable
              label={t('Aliases')}
              rows={data.aliases}
              rowKey={(row) => row.name}
              empty={<Empty what={t('No alias yet')} why={t('An alias such as production moves only through a release whose gates have passed.')} />}
              columns={[
                { id: 'alias', header: t('Alias'), cell: (row) => <TeamLink className="tag" to={`models/${name}/aliases/${row.name}`}>{row.name}</TeamLink> },
                { id: 'version', header: t('Version'), cell: (row) => <TeamLink to={`models/${name}/v/${row.version}`}>v{row.version}</TeamLink> },
                { id: 'release', header: t('Release'), cell: (row) => (row.release_id ? <TeamLink className="mono" to={`releases/${row.release_id}`}>{row.release_id}</TeamLink> : '–') },
                { id: 'by', header: t('Moved by'), cell: (row) => row.moved_by },
                { id: 'at', header: t('Moved'), cell: (row) => <Time at={row.moved_at} /> },
                { id: 'history', header: t('Action'), align: 'right', cell: (row) => <ButtonLink size="small" to={`models/${name}/aliases/${row.name}`}>{t('History and rollback')}</ButtonLink> },
              ]}
            />
          )}
        </Loaded>
      </Panel>
      {editing && model.data ? <EditModel model={model.data} onClose={() => setEditing(false)} /> : null}
    </Page>
  );
}

function About({ model }: { model: Model }) {
  return (
    <Facts
      rows={[
        [t('Description'), model.description || '–'],
        [t('Visibility'), <VisibilityMark key="visibility" of={model.visibility} />],
        [t('Licence'), model.licence ?? '–'],
        [t('Intended use'), model.intended_use ?? '–'],
        [t('Tags'), <TagEditor key="tags" model={model.name} tags={model.tags} />],
        [t('Team'), model.team],
      ]}
    />
  );
}
