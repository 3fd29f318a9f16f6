import { withQuery } from './client';
import { seg, usePages, useSend } from './hooks';

/** A live deployment that is asked again and again what it was asked for its certificate. */
export interface Canary {
  id: string;
  deployment_id: string;
  certificate_id: string | null;
  profile: string;
  prompts: number;
  interval_seconds: number;
  outcome: 'WAITING' | 'STEADY' | 'DRIFT' | 'UNREACHABLE';
  message: string | null;
  /** Why the certificate needs to be renewed; null when it does not. */
  recertification: string | null;
  checks: number;
  created_by: string;
  checked_at: string | null;
}

export interface CanaryCheck {
  id: string;
  checked_at: string;
  outcome: Canary['outcome'];
  message: string | null;
  mean_kl: number | null;
  floor_mean_kl: number | null;
  self_kl: number | null;
  flips: number | null;
}

export interface CanaryEvent {
  id: string;
  kind: 'DRIFT' | 'CHANGED' | 'EXPIRING' | 'REQUESTED';
  message: string;
  parity_run_id: string | null;
  outcome: string | null;
  opened_at: string;
}

const canaries = '/api/v1/canaries';
const canary = (id: string) => `${canaries}/${seg(id)}`;

export const useCanaries = (deployment: string) => usePages<Canary>(withQuery(canaries, { deployment_id: deployment }), { refetch: 15_000 });
export const useCanaryChecks = (id: string) => usePages<CanaryCheck>(`${canary(id)}/checks`, { refetch: 15_000, pageSize: 20 });
export const useCanaryEvents = (id: string) => usePages<CanaryEvent>(`${canary(id)}/events`, { refetch: 15_000, pageSize: 20 });
export const useWatch = (deployment: string) =>
  useSend<void, Canary>({ path: () => canaries, body: () => ({ deployment_id: deployment }), refresh: [canaries] });
export const useCheckNow = (id: string) => useSend<void, Canary>({ path: () => `${canary(id)}/checks`, refresh: [canaries] });
export const useRecertify = (id: string) => useSend<void, CanaryEvent>({ path: () => `${canary(id)}/recertification`, refresh: [canaries] });
export const useStopWatching = (id: string) => useSend<void>({ method: 'DELETE', path: () => canary(id), refresh: [canaries] });
