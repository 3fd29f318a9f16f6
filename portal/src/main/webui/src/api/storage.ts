import { withQuery } from './client';
import { seg, useGet, usePages, useSend, type Page } from './hooks';

export interface Held {
  sha256: string;
  file_name: string;
  finding: string;
  team: string;
  created_at: string;
  state: 'HELD' | 'ALLOWED' | 'REMOVED';
  allowed_by: string | null;
  reason: string | null;
}

export interface Limits {
  max_files_per_version: number;
  max_file_bytes: number;
  max_bytes: number;
}

export interface Storage {
  team: string;
  blobs: number;
  bytes: number;
  referenced_bytes: number;
  limits: Limits;
}

export interface StorageCheck {
  id: string;
  state: 'RUNNING' | 'SUCCEEDED' | 'FAILED';
  checked: number;
  total: number;
  findings: { sha256: string; problem: string }[];
  created_at: string;
  finished_at: string | null;
}

export interface Collection {
  /** Blobs of teams that nothing referred to. */
  records: number;
  /** Contents that no team had any more, and their bytes. */
  blobs: number;
  bytes: number;
  uploads: number;
}

export interface ImportJob {
  id: string;
  source: string;
  endpoint: string | null;
  repo: string;
  revision: string | null;
  source_commit: string | null;
  licence: string | null;
  model: string;
  version: number | null;
  state: string;
  message: string | null;
  files: number;
  total_files: number;
  bytes: number;
  total_bytes: number;
  created_at: string;
  created_by: string;
  finished_at: string | null;
}

export interface AccessRequest {
  id: string;
  model: string;
  team: string;
  user: string;
  requester_team: string;
  message?: string | null;
  state: 'PENDING' | 'APPROVED' | 'REJECTED';
  comment?: string | null;
  created_at: string;
  decided_at?: string | null;
  decided_by?: string | null;
}

export const useQuarantine = () => usePages<Held>('/api/v1/quarantine');
export const useAllowHeld = (onSuccess: () => void) =>
  useSend<{ sha256: string; team: string; reason: string }>({
    path: ({ sha256 }) => `/api/v1/quarantine/${sha256}/permission`,
    body: ({ team, reason }) => ({ team, reason }),
    refresh: ['/api/v1/quarantine'],
    onSuccess,
  });
export const useDeleteHeld = (onSuccess: () => void) =>
  useSend<Held>({ method: 'DELETE', path: ({ sha256, team }) => withQuery(`/api/v1/quarantine/${sha256}`, { team }), refresh: ['/api/v1/quarantine'], onSuccess });

export const useStorage = () => useGet<Storage>('/api/v1/storage');
export const useStartCheck = (onSuccess: (check: StorageCheck) => void) =>
  useSend<void, StorageCheck>({ path: () => '/api/v1/storage/checks', body: () => ({}), refresh: ['/api/v1/storage/checks'], onSuccess });
export const useStorageChecks = (enabled: boolean) => useGet<Page<StorageCheck>>(enabled ? '/api/v1/storage/checks?page_size=5' : null);
export const useStorageCheck = (id: string | null) =>
  useGet<StorageCheck>(id ? `/api/v1/storage/checks/${seg(id)}` : null, { refetch: (check) => (!check || check.state === 'RUNNING' ? 1_000 : false) });
export const useCollect = () =>
  useSend<void, Collection>({ path: () => '/api/v1/storage/collections', body: () => ({}), refresh: ['/api/v1/storage'] });
export const useSetLimits = (onSuccess: () => void) =>
  useSend<{ team: string; limits: Limits }>({
    method: 'PUT',
    path: ({ team }) => `/api/v1/storage/limits/${seg(team)}`,
    body: ({ limits }) => limits,
    refresh: ['/api/v1/storage'],
    onSuccess,
  });

export const useImports = () => usePages<ImportJob>('/api/v1/imports', { refetch: 2_000 });
export const useStartImport = (onSuccess: () => void) =>
  useSend<Record<string, unknown>, ImportJob>({
    path: () => '/api/v1/imports',
    body: (wish) => wish,
    refresh: ['/api/v1/imports'],
    idempotent: true,
    onSuccess,
  });
export const useCancelImport = () =>
  useSend<string>({ path: (id) => `/api/v1/imports/${seg(id)}/cancellation`, body: () => ({}), refresh: ['/api/v1/imports'] });
export const importMoving = ({ state }: ImportJob) => !['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(state);

export const useAccessRequests = () => usePages<AccessRequest>('/api/v1/access-requests');
export const useAskAccess = (onSuccess: () => void) =>
  useSend<{ model: string; message: string }, AccessRequest>({
    path: () => '/api/v1/access-requests',
    body: (wish) => wish,
    refresh: ['/api/v1/access-requests'],
    onSuccess,
  });
export const useDecideAccess = (onSuccess: () => void) =>
  useSend<{ id: string; decision: 'approve' | 'reject'; comment: string }>({
    path: ({ id }) => `/api/v1/access-requests/${seg(id)}/decision`,
    body: ({ decision, comment }) => ({ decision, comment }),
    refresh: ['/api/v1/access-requests'],
    onSuccess,
  });
