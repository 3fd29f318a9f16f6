import { seg, useGet, usePages, useSend } from './hooks';

export interface Alias {
  name: string;
  version: number;
  release_id: string | null;
  moved_at: string;
  moved_by: string;
}

export interface Model {
  name: string;
  description: string;
  team: string;
  created_at: string;
  updated_at: string;
  latest_version: number | null;
  aliases: Alias[];
  versions_count: number;
}

export interface ModelFile {
  path: string;
  sha256: string;
  size: number;
}

export interface VersionLineage {
  dataset?: { name: string; version: number; digest: string } | null;
  run_id?: string | null;
  attempt?: number | null;
  checkpoint_step?: number | null;
  checkpoint_digest?: string | null;
  recipe?: string | null;
}

export interface ModelVersion {
  id: string;
  model: string;
  version: number;
  team: string;
  status: string;
  digest: string;
  size: number;
  files: ModelFile[];
  card: string | null;
  config: Record<string, unknown> | null;
  parameters: number | null;
  tensors: { name: string; dtype: string; shape: number[] }[];
  lineage: VersionLineage | null;
  facts: Record<string, unknown> | null;
  aliases: (string | Alias)[];
  created_at: string;
  created_by: string;
}

export interface Evidence {
  id: string;
  kind: 'portability' | 'evaluation' | 'golden-trace' | 'parity' | 'certificate';
  verdict: string;
  chip: string | null;
  numerics: string | null;
  summary: string;
  reference_id: string;
  digest: string | null;
  created_at: string;
  stale: boolean;
}

export interface LineageGraph {
  nodes: { id: string; kind: string; label: string; href?: string | null }[];
  edges: { from: string; to: string }[];
}

export interface AuditEntry {
  id?: string;
  at?: string;
  created_at?: string;
  actor?: string;
  actor_name?: string;
  action: string;
  subject?: string;
  detail?: unknown;
  request_id?: string | null;
}

const version = (model: string, number: string | number) => `/api/v1/models/${seg(model)}/versions/${number}`;

export const useModels = () => usePages<Model>('/api/v1/models');
export const useModel = (model: string) => useGet<Model>(`/api/v1/models/${seg(model)}`);
export const useVersions = (model: string | null) =>
  usePages<ModelVersion>(model === null ? null : `/api/v1/models/${seg(model)}/versions`);
export const useVersion = (model: string, number: string) => useGet<ModelVersion>(version(model, number));
export const useLineage = (model: string, number: string) => useGet<LineageGraph>(`${version(model, number)}/lineage`);
export const useEvidence = (model: string, number: string) =>
  useGet<{ items: Evidence[] }>(`${version(model, number)}/evidence`);
export const useAudit = (subject: string) => usePages<AuditEntry>(`/api/v1/audit?subject=${seg(subject)}`);
export const fileHref = (model: string, number: number, path: string) => `${version(model, number)}/files/${path}`;

export const useCreateModel = (onSuccess: (model: Model) => void) =>
  useSend<{ name: string; description: string }, Model>({
    path: () => '/api/v1/models',
    body: (model) => model,
    refresh: ['/api/v1/models'],
    onSuccess,
  });

export const aliasName = (alias: string | Alias): string => (typeof alias === 'string' ? alias : alias.name);
