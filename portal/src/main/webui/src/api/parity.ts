import { withQuery } from './client';
import { seg, useGet, usePages, useSend } from './hooks';
import { settled } from './evaluations';

export type Verdict = 'PASS' | 'FAIL' | 'INCONCLUSIVE' | 'INVALID';

export interface ParityGate {
  id: string;
  title: string;
  verdict: Verdict | 'WARN';
  statistic: string;
  value: number | null;
  bound: number | null;
  n: number | null;
  detail: string | null;
}

export interface ParityStatistics {
  mean_kl?: number | null;
  mean_kl_ucb?: number | null;
  floor_mean_kl?: number | null;
  top1_agreement?: number | null;
  flips?: number | null;
  delta_nll?: number | null;
  delta_nll_ucb?: number | null;
  p999_kl?: number | null;
  rms_delta_p?: number | null;
  position_slope?: number | null;
  decode?: Record<string, unknown> | null;
  tasks?: { n: number; b: number; c: number; loss: number; ci_low: number; ci_high: number } | null;
}

export interface ParityRun {
  id: string;
  model: string;
  version: number;
  version_id: string;
  golden_trace_id: string;
  deployment_id: string;
  chip: string;
  numerics: string;
  profile: string;
  policy_version: string;
  state: string;
  progress: number | null;
  message: string | null;
  verdict: Verdict | null;
  sentence: string | null;
  gates: ParityGate[] | null;
  statistics: ParityStatistics | null;
  series: {
    position?: { bucket: string | number; kl: number; floor: number | null }[];
    kl_cdf?: [number, number][];
    floor_cdf?: [number, number][];
  } | null;
  environment: { reference?: Record<string, unknown> | null; target?: Record<string, unknown> | null } | null;
  certificate_id: string | null;
  created_at: string;
  finished_at: string | null;
  /** What a report of before the diagnosis lacks is missing or null. */
  slices?: Slice[] | null;
  heat_map?: HeatMap | null;
  localisation?: { rule: string; sentence: string; evidence: string | null }[] | null;
  length?: { bucket: string | number; kl: number; floor: number | null }[] | null;
  matrix?: MatrixCell[] | null;
  matrix_coverage?: { pairs_covered: number; pairs_total: number; left_out: { setting: string; reason: string }[] } | null;
  cost?: { requests: number; tokens: number; seconds: number } | null;
}

/** KL of a part of the positions; the p-value is adjusted by Holm over all slices. */
export interface Slice {
  dimension: string;
  value: string;
  positions: number;
  kl: number;
  floor_kl: number | null;
  ratio: number | null;
  p_value: number | null;
  p_adjusted: number | null;
  significant: boolean;
}

/** KL over its noise floor; a cell without positions is null. */
export interface HeatMap {
  rows: string[];
  columns: string[];
  cells: (number | null)[][];
}

/** One setting of the serving engine. */
export interface MatrixCell {
  name: string;
  settings: Record<string, unknown>;
  verdict: string;
  detail: string | null;
  requests: number;
  kl: number | null;
  floor_kl: number | null;
}

export interface ParityPrompt {
  index: number;
  case_id: string;
  kl: number;
  floor_kl: number | null;
  delta_nll: number;
  flips: number;
  positions: number;
  first_divergence: number | null;
  text: string;
}

export interface PromptToken {
  position: number;
  token: string;
  reference_logprob: number;
  target_logprob: number;
  kl: number;
  flip: boolean;
}

export interface PromptDetail extends ParityPrompt {
  tokens: PromptToken[];
  reference_text: string | null;
  target_text: string | null;
}

export interface Certificate {
  id: string;
  model: string;
  version: number;
  deployment_id: string;
  parity_run_id: string;
  chip: string;
  numerics: string;
  verdict: Verdict;
  sha256: string;
  key_id: string;
  issued_at: string;
  expires_at: string | null;
  weights_digest?: string | null;
  fingerprint_digest?: string | null;
  stand_in?: boolean;
  /** Null while it counts. */
  revoked_at?: string | null;
  revocation_reason?: string | null;
  statement: unknown;
}

const parity = (id: string) => `/api/v1/parity-runs/${seg(id)}`;

export const useParityRuns = (filter: { model?: string; version?: string } = {}) =>
  usePages<ParityRun>(withQuery('/api/v1/parity-runs', filter), { refetch: 5_000 });
export const useParityRun = (id: string) =>
  useGet<ParityRun>(parity(id), { refetch: (data) => (data && settled(data.state) ? false : 1_000) });
export const useParityPrompts = (id: string, ready: boolean) =>
  usePages<ParityPrompt>(ready ? `${parity(id)}/prompts?sort=worst` : null, { pageSize: 200 });
export const useParityPrompt = (id: string, index: string) => useGet<PromptDetail>(`${parity(id)}/prompts/${index}`);
export const useCertificate = (id: string | null | undefined) =>
  useGet<Certificate>(!id ? null : `/api/v1/certificates/${seg(id)}`);
export const reportHref = parity;
export const useParityAgain = (onSuccess: (run: ParityRun) => void) =>
  useSend<ParityRun, ParityRun>({
    path: () => '/api/v1/parity-runs',
    body: ({ golden_trace_id, deployment_id, profile }) => ({ golden_trace_id, deployment_id, profile }),
    refresh: ['/api/v1/parity-runs'],
    idempotent: true,
    onSuccess,
  });
export const archiveHref = (id: string) => `/api/v1/certificates/${seg(id)}/archive`;
export const bundleHref = (id: string) => `/api/v1/certificates/${seg(id)}/bundle`;
