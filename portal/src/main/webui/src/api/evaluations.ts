import { withQuery } from './client';
import { seg, useGet, usePages, useSend } from './hooks';

export interface Evaluation {
  id: string;
  model: string;
  version: number;
  version_id: string;
  deployment_id: string | null;
  endpoint_id?: string | null;
  suite: string;
  state: string;
  progress: number | null;
  message: string | null;
  n: number | null;
  correct: number | null;
  exact_match: number | null;
  standard_error: number | null;
  created_at: string;
  finished_at: string | null;
  dataset: { name: string; version: number; digest?: string } | null;
  source?: 'landbridge' | 'lm-eval';
  results?: Score[];
  groups?: Score[];
  tasks?: { name: string; version: string; hash: string | null; n: number }[];
  failed_requests?: number;
  retries?: number;
  cached?: number;
  tokens?: { prompt: number; completion: number };
  latency_ms?: { p50: number; p95: number } | null;
  eta_seconds?: number | null;
}

export interface Score {
  task: string;
  metric: string;
  filter: string;
  value: number;
  standard_error: number | null;
  n: number;
  higher_is_better: boolean | null;
}

export interface Sample {
  index: number;
  question: string;
  prompt: string;
  expected: string;
  answer: string | null;
  reasoning: string | null;
  output: string | null;
  correct: boolean | null;
  prompt_tokens: number | null;
  completion_tokens: number | null;
  latency_ms: number | null;
  task?: string | null;
  attempts?: number;
  error?: string | null;
  metrics?: Record<string, unknown> | null;
  other?: Sample | null;
}

/** Which samples are shown; another evaluation of the same questions may stand beside. */
export interface SampleQuery {
  filter: string;
  task?: string;
  against?: string;
}

export const settled = (state: string): boolean => ['SUCCEEDED', 'FAILED', 'CANCELLED', 'DONE'].includes(state);

export const useEvaluations = (filter: { model?: string; version?: string } = {}) =>
  usePages<Evaluation>(withQuery('/api/v1/evaluations', filter), { refetch: 5_000 });
export const useEvaluation = (id: string) =>
  useGet<Evaluation>(`/api/v1/evaluations/${seg(id)}`, {
    refetch: (data) => (data && settled(data.state) ? false : 1_000),
  });
export const useSamples = (id: string, query: SampleQuery, refetch: number | false) =>
  usePages<Sample>(withQuery(`/api/v1/evaluations/${seg(id)}/samples`, { ...query }), { refetch });
export const resultsHref = (id: string) => `/api/v1/evaluations/${seg(id)}/results.json`;
export const samplesHref = (id: string, task: string) => `/api/v1/evaluations/${seg(id)}/samples/${seg(task)}.jsonl`;

export interface PairedTask {
  task: string;
  metric: string;
  filter: string;
  n: number;
  invalid_pairs: number;
  baseline: number;
  candidate: number;
  difference: number;
  ci_low: number;
  ci_high: number;
  lost: number | null;
  won: number | null;
  mcnemar_p: number | null;
  non_inferior: { margin: number; z: number; verdict: string };
}

export interface Comparison {
  baseline: string;
  candidate: string;
  tasks: PairedTask[];
  pooled: PairedTask | null;
  tokens: { baseline: { prompt: number; completion: number }; candidate: { prompt: number; completion: number } };
  latency_ms: { baseline: { p50: number; p95: number } | null; candidate: { p50: number; p95: number } | null };
}

export const useComparison = (baseline: string, candidate: string) =>
  useGet<Comparison>(withQuery('/api/v1/evaluation-comparisons', { baseline, candidate }), {});

export interface EvaluationRequest {
  model: string;
  version: number;
  deployment_id?: string;
  endpoint_id?: string;
  suite: string;
  limit?: number;
  tasks?: string[];
  chat?: boolean;
  cache?: boolean;
}

export const useStartEvaluation = (onSuccess: (evaluation: Evaluation) => void) =>
  useSend<EvaluationRequest, Evaluation>({
    path: () => '/api/v1/evaluations',
    body: (body) => body,
    refresh: ['/api/v1/evaluations'],
    idempotent: true,
    onSuccess,
  });
