import { seg, useGet, usePages, useSend } from './hooks';
import type { Verdict } from './parity';

export interface GoldenTrace {
  id: string;
  model: string;
  version: number;
  state: string;
  created_at: string;
}

/** What a plan may choose from. */
export interface ParityPolicy {
  version: string;
  digest: string;
  source: string;
  profiles: string[];
  accuracy_profiles: string[];
  sizes: { name: string; chips: string[]; note: string }[];
}

export interface PlanRequest {
  golden_trace_id?: string;
  profile: string;
  chip: string;
  size?: string;
  power?: number;
  early_stop: boolean;
  serving_cells?: number;
  assumptions: Record<string, number>;
  rates?: Record<string, number>;
  prices?: { currency: string } & Record<string, number | string>;
}

/** One check of a gate: what it needs and what it could prove. */
export interface PlannedGate {
  id: string;
  check: string;
  title: string;
  unit: string;
  sample: number;
  /** Null: no sample size helps. */
  needed: number | null;
  limit: number;
  /** Null: nothing can be proven. */
  provable: number | null;
  limit_unit: string;
  power: number;
  verdict: Verdict;
  reason: string;
  remedy: string;
}

export interface PlanCost {
  requests: number;
  prompt_tokens: number;
  output_tokens: number;
  seconds: number | null;
  money: number | null;
}

export interface ParityPlan {
  policy_version: string;
  policy_digest: string;
  profile: string;
  size: string;
  size_note: string;
  golden_trace_id: string | null;
  power_target: number;
  confidence: number;
  /** Expected when nothing is wrong. */
  verdict: Verdict;
  sentence: string;
  power: number;
  gates: PlannedGate[];
  assumptions: { name: string; value: number; unit: string; source: 'trace' | 'given' | 'default' }[];
  cost: { currency: string | null; sample: PlanCost; needed: PlanCost | null };
  early_stop: { pairs: number; median_pairs: number; power: number; boundary: number } | null;
}

export const useParityPolicy = () => useGet<ParityPolicy>('/api/v1/parity-policy', { staleMillis: 300_000 });
export const useGoldenTraces = () => usePages<GoldenTrace>('/api/v1/golden-traces');
export const useGoldenTrace = (id: string | null) => useGet<GoldenTrace>(id ? `/api/v1/golden-traces/${seg(id)}` : null);
export const usePlanParity = () => useSend<PlanRequest, ParityPlan>({ path: () => '/api/v1/parity-plans', body: (request) => request });
