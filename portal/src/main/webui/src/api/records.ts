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
  facts: unknown;
}

export interface AuditEvent {
  id: string;
  at: string;
  actor: string;
  actor_name?: string | null;
  action: string;
  subject?: string | null;
  subject_kind?: string | null;
  subject_id?: string | null;
  detail?: unknown;
  request_id?: string | null;
  digest?: string | null;
}

export interface AuditFilter {
  subject?: string;
  subject_kind?: string;
  actor?: string;
  action?: string;
  from?: string;
  to?: string;
  q?: string;
}

export interface Webhook {
  id: string;
  url: string;
  events: string[];
  secret?: string | null;
  enabled: boolean;
  created_at: string;
  last_delivery: { state?: string; status?: number | null; at?: string } | string | null;
}

export interface Delivery {
  id: string;
  event: string;
  state: string;
  status?: number | null;
  attempts?: number;
  error?: string | null;
  created_at: string;
  delivered_at?: string | null;
  next_attempt_at?: string | null;
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
export const useVerifyAudit = () =>
  useSend<void, { verified: boolean; events: number; first_broken: string | null }>({
    path: () => '/api/v1/audit/verification',
    body: () => ({}),
  });
export const auditExport = (from: string, to: string) => withQuery('/api/v1/audit/export', { from, to });

const WEBHOOKS = '/api/v1/webhooks';
export const useWebhooks = () => usePages<Webhook>(WEBHOOKS);
export const useCreateWebhook = (onSuccess: (webhook: Webhook) => void) =>
  useSend<{ url: string; events: string[] }, Webhook>({ path: () => WEBHOOKS, body: (webhook) => webhook, refresh: [WEBHOOKS], onSuccess });
export const useChangeWebhook = () =>
  useSend<{ id: string; enabled?: boolean; events?: string[]; url?: string }, Webhook>({
    method: 'PATCH',
    path: ({ id }) => `${WEBHOOKS}/${seg(id)}`,
    body: ({ id: _, ...change }) => change,
    refresh: [WEBHOOKS],
  });
export const useDeleteWebhook = (onSuccess: () => void) =>
  useSend<string>({ method: 'DELETE', path: (id) => `${WEBHOOKS}/${seg(id)}`, refresh: [WEBHOOKS], onSuccess });
export const useTestWebhook = (id: string) =>
  useSend<void>({ path: () => `${WEBHOOKS}/${seg(id)}/test`, body: () => ({}), refresh: [WEBHOOKS] });
export const useDeliveries = (id: string) => usePages<Delivery>(`${WEBHOOKS}/${seg(id)}/deliveries`, { refetch: 5_000 });
