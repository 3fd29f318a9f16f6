import { withQuery } from './client';
import { seg, useGet, usePages, useSend } from './hooks';

export type ReleaseState =
  | 'RUNNING'
  | 'AWAITING_APPROVAL'
  | 'RELEASED'
  | 'REFUSED'
  | 'REJECTED'
  | 'CANCELLED'
  | 'FAILED';

export interface ReleaseStep {
  name: string;
  state: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'SKIPPED';
  progress: number | null;
  message: string | null;
  started_at: string | null;
  finished_at: string | null;
  reference: { kind: string; id: string } | null;
}

export interface ReleaseGate {
  name: string;
  title: string;
  state: 'PASS' | 'FAIL' | 'MISSING' | 'STALE';
  detail: string;
  remedy: string | null;
  evidence_id: string | null;
  waiver_id?: string | null;
}

export interface ReleaseDecision {
  decided_by: string;
  decision: 'approve' | 'reject';
  comment: string | null;
  decided_at: string;
}

export interface Release {
  id: string;
  team: string;
  model: string;
  version: number;
  version_id: string;
  alias: string;
  chip: string;
  numerics: string;
  fault: string | null;
  state: ReleaseState;
  message: string | null;
  steps: ReleaseStep[];
  gates: ReleaseGate[];
  requested_by: string;
  requested_at: string;
  approvals: ReleaseDecision[];
  approvals_required: number;
  /** Label of the policy that decides. */
  policy: string | null;
  approved_by: string | null;
  approved_at: string | null;
  parity_run_id: string | null;
  certificate_id: string | null;
  deployment_id: string | null;
  reference_deployment_id: string | null;
}

export interface ReleaseRequest {
  model: string;
  version: number;
  alias: string;
  chip: string;
  numerics: string;
}

export interface ReadinessCell {
  gate: string;
  state: string;
  detail: string;
  age_seconds: number | null;
  reference_id: string | null;
}

export interface Readiness {
  gates: { name: string; title: string }[];
  rows: { model: string; version: number; chip: string; cells: ReadinessCell[]; blocked_by: string | null }[];
}

const OPEN: ReleaseState[] = ['RUNNING', 'AWAITING_APPROVAL'];
export const isOpen = (release: Release): boolean => OPEN.includes(release.state);

export const useReleases = (filter: { model?: string; state?: string } = {}) =>
  usePages<Release>(withQuery('/api/v1/releases', filter), { refetch: 5_000 });

/** Polled each second while the release moves by itself. */
export const useRelease = (id: string) =>
  useGet<Release>(`/api/v1/releases/${seg(id)}`, {
    refetch: (release) => (!release || release.state === 'RUNNING' ? 1_000 : isOpen(release) ? 5_000 : false),
  });

export const useReadiness = () => useGet<Readiness>('/api/v1/readiness', { refetch: 15_000 });

export const useRequestRelease = (onSuccess: (release: Release) => void) =>
  useSend<ReleaseRequest, Release>({
    path: () => '/api/v1/releases',
    body: (release) => release,
    refresh: ['/api/v1/releases', '/api/v1/readiness'],
    idempotent: true,
    onSuccess,
  });

export const useDecide = (id: string) =>
  useSend<{ decision: 'approve' | 'reject'; comment: string }, Release>({
    path: () => `/api/v1/releases/${seg(id)}/approval`,
    body: (decision) => decision,
    refresh: ['/api/v1/releases', '/api/v1/models', '/api/v1/readiness'],
  });

export const useCancelRelease = (id: string) =>
  useSend<void, Release>({
    path: () => `/api/v1/releases/${seg(id)}/cancellation`,
    body: () => ({}),
    refresh: ['/api/v1/releases'],
  });
