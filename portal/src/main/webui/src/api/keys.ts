import { withQuery } from './client';
import { seg, useGet, usePages, useSend } from './hooks';

export interface ApiKey {
  id: string;
  name: string;
  prefix: string;
  last4: string;
  secret?: string;
  scopes: string[] | null;
  allowed_models: string[] | null;
  expires_at: string | null;
  last_used_at: string | null;
  created_at: string;
  created_by: string;
  revoked_at: string | null;
}

export interface UsageRow {
  group: string;
  requests: number;
  prompt_tokens: number;
  completion_tokens: number;
  reasoning_tokens: number;
  cached_tokens: number;
}

export interface UsageRecord {
  id: string;
  request_id: string;
  key_id: string | null;
  key_name: string | null;
  model: string;
  version: number;
  deployment_id: string;
  chip: string;
  status: 'ok' | 'client_closed' | 'error';
  stream: boolean;
  prompt_tokens: number;
  completion_tokens: number;
  reasoning_tokens: number;
  ttft_ms: number | null;
  duration_ms: number | null;
  at: string;
}

export interface KeyRequest {
  name: string;
  expires_in_days?: number;
  allowed_models?: string[];
}

export const useKeys = () => usePages<ApiKey>('/api/v1/keys');
export const useCreateKey = (onSuccess: (key: ApiKey) => void) =>
  useSend<KeyRequest, ApiKey>({ path: () => '/api/v1/keys', body: (key) => key, refresh: ['/api/v1/keys'], onSuccess });
export const useRevokeKey = () =>
  useSend<string>({ method: 'DELETE', path: (id) => `/api/v1/keys/${seg(id)}`, refresh: ['/api/v1/keys'] });

export const useUsage = (groupBy: string, from: string) =>
  useGet<{ items: UsageRow[] }>(withQuery('/api/v1/usage', { group_by: groupBy, from }), { refetch: 15_000 });
export const useUsageRecords = () => usePages<UsageRecord>('/api/v1/usage/records', { refetch: 5_000 });
