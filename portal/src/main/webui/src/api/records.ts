import { withQuery } from './client';
import { seg, useGet, usePages, useSend } from './hooks';
import type { LineageGraph } from './models';

export interface FileChange {
  path: string;
  change: string;
  from_sha256: string | null;
  to_sha256: string | null;
  from_size: number | null;
  to_size: number | null;
}

export interface VersionDiff {
  files: FileChange[];
  config: { path: string; from: unknown; to: unknown }[];
  tensors: { name: string; change: string; from: unknown; to: unknown }[];
  metrics: { key: string; from: unknown; to: unknown }[];
  evidence: { kind: string; from: unknown; to: unknown }[];
  card?: unknown;
}

export interface Card {
  markdown: string | null;
  licence: string | null;
  intended_use: string | null;
  facts: { name: string; value: string }[];
}

export interface AuditEvent {
  id: string;
  at: string;
  actor: string;
  actor_name: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  /** A JSON object as text. */
  detail: string | null;
  request_id: string | null;
  service: string;
  sequence: number;
  digest: string;
}

export interface AuditFilter {
  /** kind:id. */
  subject?: string;
  actor?: string;
  action?: string;
  from?: string;
  to?: string;
  q?: string;
  service?: string;
  scope?: string;
}

export interface AuditReport {
  verified: boolean;
  events: number;
  first_broken: { service: string; sequence: number; id: string; reason: string } | null;
}

export interface Webhook {
  id: string;
  url: string;
  /** Names of event types, or * for all. */
  events: string[];
  secret?: string;
  enabled: boolean;
  created_at: string;
  created_by: string;
  last_delivery: Delivery | null;
}

export interface Delivery {
  id: string;
  event: string;
  state: 'PENDING' | 'DELIVERED' | 'FAILED';
  attempts: number;
  status: number | null;
  error: string | null;
  next_try: string | null;
  created_at: string;
  ended_at: string | null;
}

const version = (model: string, number: string | number) => `/api/v1/models/${seg(model)}/versions/${number}`;

export const useVersionDiff = (model: string, from: string, to: string) =>
  useGet<VersionDiff>(from && to && from !== to ? withQuery('/api/v1/version-diffs', { model, from, to }) : null);
export const useCard = (model: string, number: number) => useGet<Card>(`${version(model, number)}/card`);
export const signatureHref = (model: string, number: number) => `${version(model, number)}/signature`;
export const useSignature = (model: string, number: number) =>
  useGet<Record<string, unknown>>(signatureHref(model, number), { staleMillis: 300_000 });
export const SIGNING_KEY = '/api/v1/models/signing-key.pem';

export const useLineageOf = (kind: string, id: string | null, direction: string) =>
  useGet<LineageGraph>(id ? withQuery('/api/v1/lineage', { kind, id, direction }) : null);

export const useAuditSearch = (filter: AuditFilter) => usePages<AuditEvent>(withQuery('/api/v1/audit', { ...filter }), { keep: true });
type AuditOwner = Pick<AuditFilter, 'service' | 'scope'>;
export const useVerifyAudit = (owner: AuditOwner) =>
  useSend<void, AuditReport>({ path: () => withQuery('/api/v1/audit/verification', { ...owner }), body: () => ({}) });
export const auditExport = (owner: AuditOwner, from: string, to: string) => withQuery('/api/v1/audit/export', { ...owner, from, to });

const WEBHOOKS = '/api/v1/webhooks';
export const useWebhooks = () => usePages<Webhook>(WEBHOOKS);
export const useCreateWebhook = (onSuccess: (webhook: Webhook) => void) =>
  useSend<{ url: string; events: string[] }, Webhook>({ path: () => WEBHOOKS, body: (webhook) => webhook, refresh: [WEBHOOKS], onSuccess });
export const useWebhook = (id: string) => useGet<Webhook>(`${WEBHOOKS}/${seg(id)}`);
export const useChangeWebhook = (onSuccess?: (webhook: Webhook) => void) =>
  useSend<{ id: string; enabled?: boolean; events?: string[]; url?: string; new_secret?: boolean }, Webhook>({
    method: 'PATCH',
    path: ({ id }) => `${WEBHOOKS}/${seg(id)}`,
    body: ({ id: _, ...change }) => change,
    refresh: [WEBHOOKS],
    onSuccess,
  });
export const useDeleteWebhook = (onSuccess: () => void) =>
  useSend<string>({ method: 'DELETE', path: (id) => `${WEBHOOKS}/${seg(id)}`, refresh: [WEBHOOKS], onSuccess });
export const useTestWebhook = (id: string) =>
  useSend<void>({ path: () => `${WEBHOOKS}/${seg(id)}/test`, body: () => ({}), refresh: [WEBHOOKS] });
export const useDeliveries = (id: string) => usePages<Delivery>(`${WEBHOOKS}/${seg(id)}/deliveries`, { refetch: 5_000 });
export const useSendAgain = (id: string) =>
  useSend<string>({ path: (delivery) => `${WEBHOOKS}/${seg(id)}/deliveries/${seg(delivery)}/repetition`, body: () => ({}), refresh: [WEBHOOKS] });
