import { latestOf, useGenerateDataset, type Dataset } from '../../api/datasets';
import { useRequestRelease, type Release } from '../../api/releases';
import { useRecipes, useSubmitRun, useCreateExperiment, useExperiments, type Run } from '../../api/training';
import { defaultsOf } from '../training/plan';
import { duration } from '../../format/time';
import { t } from '../../i18n';
import { Button, ButtonLink } from '../../ui/Button';
import { useGo } from '../../ui/Link';
import { Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import type { Problem } from '../../api/problem';
import type { ReactNode } from 'react';

interface Props {
  datasets: Dataset[];
  runs: Run[];
  releases: Release[];
}

/** The first run: four steps, each of which is really carried out by its button. */
export function Checklist({ datasets, runs, releases }: Props) {
  const go = useGo();
  const recipe = useRecipes().data?.items[0];
  const experiments = useExperiments().data?.items ?? [];
  const createExperiment = useCreateExperiment();
  const generate = useGenerateDataset(({ dataset }) => go(`datasets/${dataset.name}/v/${dataset.version}`));
  const submit = useSubmitRun((run) => go(`training/runs/${run.id}`));
  const release = useRequestRelease((created) => go(`releases/${created.id}`));
  const dataset = datasets[0];
  const registered = runs.find((run) => run.model_version)?.model_version;
  const training = runs.find((run) => !['FAILED', 'CANCELLED'].includes(run.state));
  const preset = recipe?.presets[0];

  const generateFirst = () =>
    recipe && generate.mutate({ recipe: recipe.name, name: 'addition', parameters: {} });
  const train = async () => {
    if (!recipe || !preset || !dataset) return;
    if (!experiments.some((row) => row.name === 'first')) await createExperiment.mutateAsync('first').catch(() => undefined);
    submit.mutate({
      experiment: 'first',
      recipe: recipe.name,
      preset: preset.name,
      dataset: { name: dataset.name, version: latestOf(dataset) },
      target_chip: 'cpu',
      parameters: defaultsOf(recipe, preset),
      register_as: 'adder',
    });
  };
  const requestFirst = () =>
    registered &&
    release.mutate({ model: registered.model, version: registered.version, alias: 'production', chip: 'cpu', numerics: 'bf16-emulated' });
  const opened = releases[0];

  return (
    <Panel title={t('First run')} flush>
      <ol className="checklist">
        <Step number={1} done={Boolean(dataset)} title={t('Generate a dataset')} note={t('Column addition with a scratchpad; the held-out questions are never trained on.')} problem={generate.error}>
          {dataset ? null : <Button tone="primary" disabled={!recipe || generate.isPending} onClick={generateFirst}>{t('Generate')}</Button>}
        </Step>
        <Step number={2} done={Boolean(registered)} title={t('Train a model on it')} note={preset?.estimate ? `${duration(preset.estimate.seconds)} · ${preset.estimate.basis}` : t('Runs on this machine and registers the result as a model version.')} problem={submit.error}>
          {training ? <ButtonLink to={`training/runs/${training.id}`} size="small">{t('Open the run')}</ButtonLink> : <Button tone={dataset ? 'primary' : undefined} blocked={dataset ? null : t('Needs the dataset of step 1')} disabled={submit.isPending} onClick={() => void train()}>{t('Train')}</Button>}
        </Step>
        <Step number={3} done={false} title={t('Release it')} note={t('Evaluates, compares both sides, signs a certificate, and waits for a second person.')} problem={release.error}>
          {opened ? <ButtonLink to={`releases/${opened.id}`} size="small">{t('Open the release')}</ButtonLink> : <Button tone={registered ? 'primary' : undefined} blocked={registered ? null : t('Needs the model of step 2')} disabled={release.isPending} onClick={requestFirst}>{t('Request release')}</Button>}
        </Step>
        <Step number={4} done={false} title={t('Chat with it')} note={t('The playground talks to the released route.')} problem={null}>
          <ButtonLink to="playground" size="small">{t('Open the playground')}</ButtonLink>
        </Step>
      </ol>
    </Panel>
  );
}

function Step({ number, done, title, note, problem, children }: { number: number; done: boolean; title: string; note: string; problem: Problem | null; children: ReactNode }) {
  return (
    <li data-done={done}>
      <span className="number" aria-hidden="true">{done ? '✓' : number}</span>
      <div>
        <strong>{title}</strong>
        {done ? <span className="quiet"> · {t('done')}</span> : null}
        <div className="quiet">{note}</div>
        {problem ? <ProblemNote problem={problem} /> : null}
      </div>
      {children}
    </li>
  );
}
