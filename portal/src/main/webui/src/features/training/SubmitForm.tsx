import { useMemo, useState, type FormEvent } from 'react';
import { latestOf, useDatasetVersions, type Dataset } from '../../api/datasets';
import { useChips, usePreflight } from '../../api/chips';
import { useCreateExperiment, useExperiments, usePools, useSubmitRun, type Recipe, type RunRequest } from '../../api/training';
import { asCurl } from '../../format/curl';
import { duration } from '../../format/time';
import { t } from '../../i18n';
import { useHasRole, useTeam } from '../../session/team';
import { Button } from '../../ui/Button';
import { Code } from '../../ui/Copy';
import { TextField } from '../../ui/Field';
import { useGo } from '../../ui/Link';
import { Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { ParameterFields } from './ParameterFields';
import { defaultsOf, readAll } from './plan';
import { PreflightPanel } from './PreflightPanel';

interface Props {
  recipes: Recipe[];
  first: Recipe;
  datasets: Dataset[];
}

const texts = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

export function SubmitForm({ recipes, first, datasets }: Props) {
  const team = useTeam();
  const go = useGo();
  const member = useHasRole('member');
  const pools = usePools().data?.items ?? [];
  const chips = useChips().data?.items ?? [];
  const experiments = useExperiments().data?.items ?? [];
  const createExperiment = useCreateExperiment();
  const submit = useSubmitRun((run) => go(`training/runs/${run.id}`));

  const [recipeName, setRecipeName] = useState(first.name);
  const recipe = recipes.find((row) => row.name === recipeName) ?? first;
  const [presetName, setPresetName] = useState(recipe.presets[0]?.name ?? '');
  const preset = recipe.presets.find((row) => row.name === presetName) ?? recipe.presets[0];
  const [datasetName, setDatasetName] = useState(datasets[0]?.name ?? '');
  const dataset = datasets.find((row) => row.name === datasetName);
  const versions = useDatasetVersions(datasetName || null).data ?? [];
  const [chosenVersion, setChosenVersion] = useState('');
  const version = Number(chosenVersion || (dataset ? latestOf(dataset) : 1));
  const [experiment, setExperiment] = useState('first');
  const [name, setName] = useState('');
  const [model, setModel] = useState('adder');
  const [chip, setChip] = useState('cpu');
  const [pool, setPool] = useState('');
  const [edited, setEdited] = useState<Record<string, string>>({});
  const written = useMemo(() => ({ ...texts(defaultsOf(recipe, preset)), ...edited }), [recipe, preset, edited]);
  const { values, wrong } = readAll(recipe, written);
  const preflight = usePreflight(recipe.architecture, chip);

  const open = pools.filter((row) => row.available);
  const chosenPool = pool || (open.find((row) => row.default) ?? open[0] ?? pools[0])?.name || '';
  const body: RunRequest = {
    experiment, name, recipe: recipe.name, preset: preset?.name ?? '', dataset: { name: datasetName, version },
    pool: chosenPool, target_chip: chip, parameters: values, register_as: model,
  };
  const blockedByRule = preflight.data?.verdict === 'BLOCK';
  const blocked = !member
    ? t('Needs the role member in this team')
    : Object.keys(wrong).length > 0
      ? t('A parameter is out of its range')
      : blockedByRule
        ? t('The preflight check blocks this chip')
        : null;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (blocked) return;
    if (!experiments.some((row) => row.name === experiment)) await createExperiment.mutateAsync(experiment).catch(() => undefined);
    submit.mutate(body);
  };
  const wrongOf = (field: string) => submit.error?.fieldError(field);

  return (
    <form className="columns wide-left" onSubmit={(event) => void send(event)}>
      <div className="stack">
        <Panel title={t('What')}>
          <div className="form-grid">
            <Select label={t('Recipe')} value={recipe.name} onChange={(next) => { setRecipeName(next); setEdited({}); }} options={recipes.map((row) => ({ value: row.name, label: row.title || row.name, note: row.description }))} />
            <Select label={t('Preset')} value={preset?.name ?? ''} onChange={(next) => { setPresetName(next); setEdited({}); }} options={recipe.presets.map((row) => ({ value: row.name, label: row.title || row.name, note: row.description }))} />
            <Select label={t('Dataset')} value={datasetName} onChange={(next) => { setDatasetName(next); setChosenVersion(''); }} options={datasets.map((row) => ({ value: row.name, label: row.name }))} />
            <Select label={t('Dataset version')} value={String(version)} onChange={setChosenVersion} options={(versions.length ? versions.map((row) => row.version) : [version]).map((row) => ({ value: String(row), label: `v${row}` }))} />
          </div>
        </Panel>
        <Panel title={t('Where')}>
          <div className="form-grid">
            <Select label={t('Pool')} value={chosenPool} onChange={setPool} options={pools.map((row) => ({ value: row.name, label: row.title || row.name, disabled: !row.available, note: [row.experimental ? t('experimental') : '', row.available ? t('{busy} of {capacity} busy', { busy: row.busy, capacity: row.capacity }) : t('not available'), row.note ?? ''].filter(Boolean).join(' · ') }))} />
            <Select label={t('Target chip')} value={chip} onChange={setChip} options={(chips.length ? chips : [{ key: 'cpu', name: '', vendor: '' }]).map((row) => ({ value: row.key, label: row.key, note: [row.vendor, row.name].filter(Boolean).join(' ') }))} />
            <TextField label={t('Experiment')} required value={experiment} onChange={(event) => setExperiment(event.target.value)} wrong={wrongOf('experiment')} />
            <TextField label={t('Name of the run')} value={name} onChange={(event) => setName(event.target.value)} hint={t('Left empty, the server names it')} />
            <TextField label={t('Register as model')} value={model} onChange={(event) => setModel(event.target.value)} hint={t('Left empty, nothing is registered')} wrong={wrongOf('register_as')} />
          </div>
        </Panel>
        <Panel title={t('Parameters')}>
          <ParameterFields recipe={recipe} texts={written} wrong={wrong} onChange={(key, text) => setEdited((before) => ({ ...before, [key]: text }))} />
        </Panel>
      </div>
      <div className="stack">
        <PreflightPanel check={preflight} chip={chip} />
        <Panel title={t('Estimate')}>
          {preset?.estimate ? <p><strong>{duration(preset.estimate.seconds)}</strong> <span className="quiet">{preset.estimate.basis}</span></p> : <p className="quiet">{t('No measurement to estimate from yet.')}</p>}
        </Panel>
        {submit.error ? <ProblemNote problem={submit.error} boxed /> : null}
        <div className="row wrap">
          <Button tone="primary" type="submit" blocked={blocked} disabled={submit.isPending}>{t('Start training')}</Button>
          {blocked ? <span className="button-note">{blocked}</span> : null}
        </div>
        <Panel title={t('As curl')}><Code text={asCurl('POST', '/api/v1/runs', team, body)} /></Panel>
      </div>
    </form>
  );
}
