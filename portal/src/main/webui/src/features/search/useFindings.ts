import { useModels } from '../../api/models';
import { useReleases } from '../../api/releases';
import { useRuns } from '../../api/training';
import { useTrackedExperiments } from '../../api/tracking';
import { t } from '../../i18n';
import { SECTIONS } from '../../shell/sections';
import { labelOf } from '../../ui/Status';

export interface Finding {
  key: string;
  kind: string;
  label: string;
  note?: string;
  /** Inside the team. */
  to: string;
  href?: string;
}

const EACH = 6;

/** Models are searched by the server; runs, experiments and releases among the newest hundred of the team. */
export function useFindings(settled: string, text: string): { findings: Finding[]; searching: boolean; failed: string | null } {
  const models = useModels({ search: settled.trim() });
  const runs = useRuns();
  const releases = useReleases();
  const experiments = useTrackedExperiments();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (line: string) => words.every((word) => line.toLowerCase().includes(word));
  const pick = <T,>(rows: T[] | undefined, of: (row: T) => Finding) => (rows ?? []).map(of).filter((row) => fits(`${row.kind} ${row.label} ${row.note ?? ''} ${row.key}`)).slice(0, EACH);
  // A list that grows under the pointer opens another thing than the one aimed at.
  const waiting = [models, runs, releases, experiments].some((query) => query.isPending && query.failureCount === 0);
  const findings = waiting ? [] : [
    ...pick(models.data, (row) => ({ key: `model ${row.name}`, kind: t('Model'), label: row.name, note: row.description, to: `models/${row.name}` })),
    ...pick(models.data?.filter((row) => row.latest_version), (row) => ({ key: `latest ${row.name}`, kind: t('Version'), label: `${row.name} v${row.latest_version}`, note: t('Latest'), to: `models/${row.name}/v/${row.latest_version}` })),
    ...pick(runs.data, (row) => ({ key: row.id, kind: t('Run'), label: row.name || row.id, note: labelOf(row.state), to: `training/runs/${row.id}` })),
    ...pick(experiments.data, (row) => ({ key: `experiment ${row.id}`, kind: t('Experiment'), label: row.name, to: `experiments/${row.id}` })),
    ...pick(releases.data, (row) => ({ key: row.id, kind: t('Release'), label: `${row.model} v${row.version} → ${row.alias}`, note: labelOf(row.state), to: `releases/${row.id}` })),
    ...pick(SECTIONS, (row) => ({ key: `page ${row.path}`, kind: t('Page'), label: t(row.label), note: `g ${row.key}`, to: row.path })),
    ...pick([null], () => ({ key: 'tokens', kind: t('Page'), label: t('Personal access tokens'), to: '', href: '/tokens' })),
  ];
  const failure = [models, runs, releases].find((query) => query.error && !query.data)?.error;
  return { findings, searching: waiting || (models.isFetching && settled !== ''), failed: failure ? failure.message : null };
}
