import { withQuery } from './client';
import { seg, useGet, usePages, useSend, type Page } from './hooks';

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
}

export interface Sample {
  index: number;
  question: string;
  prompt: string;
  expected: string;
  answer: string | null;
  reasoning: string | null;
  output: string | null;
  correct: boolean;
  prompt_tokens: number | null;
  completion_tokens: number | null;
  latency_ms: number | null;
}

export const settled = (state: string): boolean => ['SUCCEEDED', 'FAILED', 'CANCELLED', 'DONE'].includes(state);

export const useEvaluations = (filter: { model?: string; version?: string } = {}) =>
  usePages<Evaluation>(withQuery('/api/v1/evaluations', filter), { refetch: 5_000 });
export const useEvaluation = (id: string) =>
  useGet<Evaluation>(`/api/v1/evaluations/${seg(id)}`, {
    refetch: (data) => (data && settled(data.state) ? false : 1_000),
  });
export const useSamples = (id: string, filter: string, refetch: number | false) =>
  usePages<Sample>(withQuery(`/api/v1/evaluations/${seg(id)}/samples`, { filter }), { refetch });
export const useSuites = () =>
  useGet<Page<{ name: string; title?: string; description?: string }>>('/api/v1/suites', { staleMillis: 300_000 });

export interface EvaluationRequest {
  model: string;
  version: number;
  deployment_id?: string;
  endpoint_id?: string;
  suite: string;
  limit?: number;
}

export const useStartEvaluation = (onSuccess: (evaluation: Evaluation) => void) =>
  useSend<EvaluationRequest, Evaluation>({
    path: () => '/api/v1/evaluations',
    body: (body) => body,
    refresh: ['/api/v1/evaluations'],
    idempotent: true,
    onSuccess,
  });
