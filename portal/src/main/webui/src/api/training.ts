import { withQuery } from './client';
import { seg, useGet, usePages, useSend, type Page } from './hooks';
import type { Finding } from './chips';

export type RunState = 'QUEUED' | 'PREFLIGHT' | 'RUNNING' | 'REGISTERING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

export interface RecipeParameter {
  name: string;
  type: string;
  default: unknown;
  min: number | null;
  max: number | null;
  choices: unknown[] | null;
  description: string;
}

export interface Preset {
  name: string;
  title: string;
  description: string;
  parameters: Record<string, unknown>;
  estimate: { seconds: number; basis: string } | null;
}

export interface Recipe {
  name: string;
  title: string;
  description: string;
  architecture: Record<string, unknown> | null;
  parameters: RecipeParameter[];
  presets: Preset[];
}

export interface Pool {
  name: string;
  title: string;
  silicon: string;
  default: boolean;
  experimental: boolean;
  capacity: number;
  busy: number;
  available: boolean;
  note: string | null;
}

export interface Attempt {
  number: number;
  state: string;
  silicon: string;
  started_at: string | null;
  finished_at: string | null;
  from_step: number;
  to_step: number | null;
  reason: string | null;
}

export interface RunSummary {
  loss?: number | null;
  gradient_norm?: number | null;
  tokens_per_second?: number | null;
  tokens?: number | null;
  heldout_exact_match?: number | null;
  heldout_exact_match_before?: number | null;
}

export interface Run {
  id: string;
  name: string;
  team: string;
  experiment: string;
  recipe: string;
  preset: string;
  state: RunState;
  message: string | null;
  pool: string;
  silicon: string;
  target_chip: string;
  dataset: { name: string; version: number; digest?: string };
  parameters: Record<string, unknown>;
  step: number;
  total_steps: number;
  progress: number;
  eta_seconds: number | null;
  attempts: Attempt[];
  health: { state: 'OK' | 'WARN' | 'FAILED'; findings: { kind: string; step: number; message: string; at: string }[] } | null;
  summary: RunSummary | null;
  model_version: { model: string; version: number; id: string } | null;
  preflight: { verdict: string; findings: Finding[]; rules_version: string } | null;
  created_at: string;
  created_by: string;
  started_at: string | null;
  finished_at: string | null;
}

export interface RunRequest {
  experiment: string;
  name?: string;
  recipe: string;
  preset: string;
  dataset: { name: string; version: number };
  pool?: string;
  target_chip: string;
  parameters: Record<string, unknown>;
  register_as?: string;
}

export type MetricPoint = [step: number, value: number, time?: string];
export interface LogLine {
  n: number;
  time: string;
  level: string;
  text: string;
}
export interface CheckpointItem {
  step: number;
  digest: string;
  size: number;
  created_at: string;
}

export const TERMINAL: RunState[] = ['SUCCEEDED', 'FAILED', 'CANCELLED'];
export const isLive = (run: Run): boolean => !TERMINAL.includes(run.state);
export const METRIC_KEYS = ['loss', 'gradient_norm', 'learning_rate', 'tokens_per_second', 'heldout_exact_match'];

const run = (id: string) => `/api/v1/runs/${seg(id)}`;

export const useRecipes = () => useGet<{ items: Recipe[] }>('/api/v1/recipes', { staleMillis: 300_000 });
export const usePools = () => useGet<{ items: Pool[] }>('/api/v1/pools');
export const useExperiments = () => useGet<Page<{ name: string; description?: string }>>('/api/v1/experiments');
export const useRuns = (filter: { experiment?: string; state?: string } = {}) =>
  usePages<Run>(withQuery('/api/v1/runs', filter), { refetch: 5_000 });
export const useRun = (id: string) =>
  useGet<Run>(run(id), { refetch: (data) => (data && !isLive(data) ? false : 3_000) });
export const useRunMetrics = (id: string) =>
  useGet<{ series: { key: string; points: MetricPoint[] }[] }>(
    withQuery(`${run(id)}/metrics`, { keys: METRIC_KEYS.join(','), max_points: 1000 }),
    { staleMillis: Infinity },
  );
export const useRunLogs = (id: string) =>
  useGet<{ lines: LogLine[]; next_after: number }>(`${run(id)}/logs?after=0`, { staleMillis: Infinity });
export const useCheckpoints = (id: string, live: boolean) =>
  useGet<{ items: CheckpointItem[] }>(`${run(id)}/checkpoints`, { refetch: live ? 5_000 : false });
export const runEventsPath = (id: string) => `${run(id)}/events`;

export const useCreateExperiment = () =>
  useSend<string, { name: string }>({
    path: () => '/api/v1/experiments',
    body: (name) => ({ name, description: '' }),
    refresh: ['/api/v1/experiments'],
  });

export const useSubmitRun = (onSuccess: (run: Run) => void) =>
  useSend<RunRequest, Run>({
    path: () => '/api/v1/runs',
    body: (body) => body,
    refresh: ['/api/v1/runs'],
    idempotent: true,
    onSuccess,
  });

export const useCancelRun = (id: string) =>
  useSend<void, Run>({ path: () => `${run(id)}/cancellation`, body: () => ({}), refresh: ['/api/v1/runs'] });
