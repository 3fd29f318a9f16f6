import { seg, useGet, usePages, useSend } from './hooks';

export interface Held {
  sha256: string;
  file_name: string;
  finding: string;
  team: string;
  created_at: string;
  state: 'HELD' | 'ALLOWED';
  allowed_by: string | null;
  reason: string | null;
}

export interface Limits {
  team?: string;
  max_files_per_version: number | null;
  max_file_bytes: number | null;
  max_bytes: number | null;
}

export interface Storage {
  blobs: number;
  bytes: number;
  referenced_bytes: number;
  limits: Limits | Limits[] | null;
}

export interface StorageCheck {
  id: string;
  state: string;
  checked: number;
  total: number | null;
  findings: { sha256: string; problem: string }[];
}

export interface Collection {
  id?: string;
  state?: string;
  removed?: number;
  freed_bytes?: number;
}

export interface ImportJob {
  id: string;
  source: string;
  endpoint?: string | null;
  repository?: string | null;
  revision?: string | null;
  model: string;
  version: number | null;
  state: string;
  message: string | null;
  files_done?: number;
  files_total?: number | null;
  bytes_done?: number;
  bytes_total?: number | null;
  created_at: string;
  created_by?: string;
  finished_at?: string | null;
}

export interface AccessRequest {
  id: string;
  model: string;
  team: string;
  user: string;
  message?: string | null;
  state: 'PENDING' | 'APPROVED' | 'REJECTED';
  comment?: string | null;
  created_at: string;
  decided_at?: string | null;
  decided_by?: string | null;
}

const moving = (state: string) => ['PENDING', 'QUEUED', 'RUNNING', 'READY'].includes(state);

export const useQuarantine = () => usePages<Held>('/api/v1/quarantine');
export const useAllowHeld = (onSuccess: () => void) =>
  useSend<{ sha256: string; reason: string }>({
    path: ({ sha256 }) => `/api/v1/quarantine/${sha256}/permission`,
    body: ({ reason }) => ({ reason }),
    refresh: ['/api/v1/quarantine'],
    onSuccess,
  });
export const useDeleteHeld = (onSuccess: () => void) =>
  useSend<string>({ method: 'DELETE', path: (sha256) => `/api/v1/quarantine/${sha256}`, refresh: ['/api/v1/quarantine'], onSuccess });

export const useStorage = () => useGet<Storage>('/api/v1/storage');
export const useStartCheck = (onSuccess: (check: StorageCheck) => void) =>
  useSend<void, StorageCheck>({ path: () => '/api/v1/storage/checks', body: () => ({}), onSuccess, idempotent: true });
export const useStorageCheck = (id: string | null) =>
  useGet<StorageCheck>(id ? `/api/v1/storage/checks/${seg(id)}` : null, { refetch: (check) => (!check || moving(check.state) ? 1_000 : false) });
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
export const importMoving = (job: ImportJob) => moving(job.state);

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
