import { useState, type FormEvent } from 'react';
import { useCreateModel, useModels, type Model } from '../../api/models';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { Button, ButtonLink } from '../../ui/Button';
import type { Column } from '../../ui/DataTable';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { TeamLink, useGo } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { Time } from '../../ui/Time';
import { useDebounced } from '../../ui/useDebounced';
import { useQueryParam } from '../../ui/useQueryParam';
import { hasTag, TagList } from './Tags';
import { VISIBILITIES, VISIBILITY_WORDS, VisibilityMark } from './Visibility';

export function ModelsPage() {
  const [search] = useQueryParam('q');
  const [tag, setTag] = useQueryParam('tag');
  const [visibility, setVisibility] = useQueryParam('visibility');
  const models = useModels({ search: useDebounced(search), tag, visibility });
  const [creating, setCreating] = useState(false);
  const columns: Column<Model>[] = [
    { id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => <TeamLink className="nowrap" to={`models/${row.name}`}>{row.name}</TeamLink> },
    {
      id: 'latest',
      header: t('Latest'),
      align: 'right',
      value: (row) => row.latest_version,
      cell: (row) => (row.latest_version ? <TeamLink to={`models/${row.name}/v/${row.latest_version}`}>v{row.latest_version}</TeamLink> : '–'),
    },
    { id: 'versions', header: t('Versions'), align: 'right', value: (row) => row.versions_count, cell: (row) => integer(row.versions_count) },
    {
      id: 'aliases',
      header: t('Aliases'),
      value: (row) => row.aliases.map((alias) => alias.name).join(' '),
      cell: (row) => row.aliases.map((alias) => <span key={alias.name} className="tag">{`${alias.name} → v${alias.version}`}</span>),
    },
    { id: 'visibility', header: t('Visibility'), value: (row) => row.visibility, cell: (row) => <VisibilityMark of={row.visibility} /> },
    { id: 'licence', header: t('Licence'), value: (row) => row.licence, cell: (row) => <span className="nowrap">{row.licence || '–'}</span> },
    { id: 'tags', header: t('Tags'), cell: (row) => <TagList tags={row.tags} onChoose={setTag} most={2} /> },
    { id: 'description', header: t('Description'), value: (row) => row.description, cell: (row) => <div className="clip-cell quiet" title={row.description}>{row.description}</div> },
    { id: 'updated', header: t('Updated'), value: (row) => row.updated_at, cell: (row) => <Time at={row.updated_at} /> },
  ];
  return (
    <Page title={t('Models')} actions={<Button onClick={() => setCreating(true)}>{t('New model')}</Button>}>
      <ListPanel
        title={t('Models')}
        pages={models}
        columns={columns}
        rowKey={(row) => row.name}
        searched
        select={(row) => says(row, search) && (visibility === '' || (row.visibility ?? 'team') === visibility) && (tag === '' || hasTag(row.tags, tag))}
        controls={
          <>
            {tag ? <button type="button" className="tag removable" aria-label={t('Remove {name}', { name: tag })} onClick={() => setTag('')}>{tag} ×</button> : null}
            <Select bare label={t('Visibility')} value={visibility} onChange={setVisibility} options={[{ value: '', label: t('Every visibility') }, ...VISIBILITIES.map((value) => ({ value, label: t(VISIBILITY_WORDS[value]) }))]} />
          </>
        }
        empty={
          <Empty
            what={t('No model yet')}
            why={t('A model collects versions. A training run with a model name registers its result here.')}
            action={<ButtonLink to="training/new" tone="primary">{t('New run')}</ButtonLink>}
            cli="hf upload TEAM/MODEL ./directory"
          />
        }
      />
      {creating ? <CreateModel onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

/** Whether the words searched for stand in the row: the search is answered at once, while the server still looks. */
function says(row: Model, search: string): boolean {
  const text = [row.name, row.description, row.licence, ...row.aliases.map((alias) => alias.name), ...Object.entries(row.tags ?? {}).flat()].join(' ').toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function CreateModel({ onClose }: { onClose: () => void }) {
  const go = useGo();
  const create = useCreateModel((model) => go(`models/${model.name}`));
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, description });
  };
  return (
    <Dialog title={t('New model')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {create.error ? <ProblemNote problem={create.error} boxed /> : null}
        <TextField label={t('Name')} required pattern="[a-z0-9][a-z0-9._\-]*" hint={t('Lower case letters, digits, dots and hyphens')} wrong={create.error?.fieldError('name')} value={name} onChange={(event) => setName(event.target.value)} />
        <TextField label={t('Description')} value={description} onChange={(event) => setDescription(event.target.value)} />
        <div className="row">
          <Button tone="primary" type="submit" disabled={create.isPending}>{t('Create')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
