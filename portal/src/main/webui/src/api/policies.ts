import { withQuery } from './client';
import { seg, useGet, usePages, useSend, type Page } from './hooks';

export interface Requirement {
  name: string;
  title: string;
  /** The evidence the expression calls `item`. */
  kind?: string;
  select?: string;
  expression: string;
  remedy: string;
}

export interface PolicyDocument {
  alias: string;
  chips: string[] | null;
  default_chip: string | null;
  suite?: string;
  requirements: Requirement[];
  approvals: { count: number; roles: string[]; requester_may_approve: boolean; valid_days?: number };
  evidence_max_age_days: Record<string, number>;
  waivable: string[];
  waiver_max_days?: number;
}

export interface Policy {
  alias: string;
  model: string | null;
  version: number;
  label: string;
  document: PolicyDocument;
  explanation: string[];
  updated_at: string | null;
  updated_by: string | null;
}

export interface PolicyError {
  requirement: string | null;
  /** Such as `expression, line 1, column 14`. */
  position: string | null;
  message: string;
}

export interface Verdict {
  name: string;
  title: string;
  state: 'PASS' | 'FAIL' | 'MISSING' | 'STALE';
  detail: string;
  remedy: string | null;
  evidence_id: string | null;
  waiver_id: string | null;
}

export interface PolicyCheck {
  valid: boolean;
  errors: PolicyError[];
  explanation: string[];
  verdicts?: Verdict[] | null;
}

export interface Waiver {
  id: string;
  alias: string;
  chip: string;
  requirement: string;
  reason: string;
  until: string;
  granted_by_name: string;
  granted_at: string;
  revoked_at: string | null;
}

export type WaiverWish = Pick<Waiver, 'alias' | 'chip' | 'requirement' | 'reason' | 'until'>;

export interface AliasMove {
  from_version: number | null;
  to_version: number;
  chip: string | null;
  release_id: string | null;
  kind: string;
  reason: string | null;
  moved_at: string;
  moved_by: string;
}

const policy = (alias: string, model: string | null) =>
  model ? `/api/v1/models/${seg(model)}/policies/${seg(alias)}` : `/api/v1/policies/${seg(alias)}`;
const waivers = (model: string, version: number | string) => `/api/v1/models/${seg(model)}/versions/${version}/waivers`;
const alias = (model: string, name: string) => `/api/v1/models/${seg(model)}/aliases/${seg(name)}`;

export const usePolicies = () => usePages<Policy>('/api/v1/policies');
export const usePolicy = (name: string, model: string | null) => useGet<Policy>(policy(name, model));
export const useSavePolicy = (name: string, model: string | null, onSuccess: () => void) =>
  useSend<{ document: PolicyDocument; version?: number }, Policy>({
    method: 'PUT',
    path: () => policy(name, model),
    body: ({ document }) => document,
    ifMatch: ({ version }) => version,
    refresh: ['/api/v1/policies', `/api/v1/models/`],
    onSuccess,
  });
export const useDeletePolicy = (name: string, model: string | null, onSuccess: () => void) =>
  useSend<void>({ method: 'DELETE', path: () => policy(name, model), refresh: ['/api/v1/policies', '/api/v1/models/'], onSuccess });

export const useCheckPolicy = () =>
  useSend<{ document: unknown; model?: string; version?: number; chip?: string }, PolicyCheck>({
    path: () => '/api/v1/policy-checks',
    body: (check) => check,
  });

export const useWaivers = (model: string, version: number | string) => useGet<Page<Waiver>>(waivers(model, version));
export const useCreateWaiver = (model: string, version: number | string, onSuccess: () => void) =>
  useSend<WaiverWish, Waiver>({
    path: () => waivers(model, version),
    body: (waiver) => waiver,
    refresh: [waivers(model, version), '/api/v1/releases', '/api/v1/readiness'],
    onSuccess,
  });
export const useEndWaiver = (model: string, version: number | string) =>
  useSend<string>({ method: 'DELETE', path: (id) => `${waivers(model, version)}/${seg(id)}`, refresh: [waivers(model, version)] });

export const useAliasHistory = (model: string, name: string) => usePages<AliasMove>(withQuery(`${alias(model, name)}/history`, {}));
export const useRollback = (model: string, name: string, onSuccess: () => void) =>
  useSend<string>({
    path: () => `${alias(model, name)}/rollback`,
    body: (reason) => ({ reason }),
    refresh: ['/api/v1/models', '/api/v1/readiness', '/api/v1/routes'],
    onSuccess,
  });
