import { withQuery } from './client';
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
  visibility?: Visibility;
  licence?: string | null;
  intended_use?: string | null;
  tags?: Record<string, string>;
}

export type Visibility = 'team' | 'internal' | 'gated';
export interface ModelFilter {
  search?: string;
  visibility?: string;
  licence?: string;
  tag?: string;
  sort?: 'name' | 'updated';
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
  tags?: Record<string, string>;
  description?: string | null;
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
  /** Which bound facts have changed. */
  stale_because?: string[] | null;
}

export interface LineageGraph {
  nodes: { id: string; kind: string; label: string; href?: string | null }[];
  edges: { from: string; to: string }[];
  /** What could not be asked, in words. */
  incomplete?: string[];
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

export const useModels = (filter: ModelFilter = {}) => usePages<Model>(withQuery('/api/v1/models', { ...filter }), { keep: true });
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

export const useChangeModel = (model: string, onSuccess: () => void) =>
  useSend<Partial<Pick<Model, 'description' | 'visibility' | 'licence' | 'intended_use'>>, Model>({
    method: 'PATCH',
    path: () => `/api/v1/models/${seg(model)}`,
    body: (change) => change,
    refresh: ['/api/v1/models'],
    onSuccess,
  });

const tagsOf = (model: string, number?: number) => `${number === undefined ? `/api/v1/models/${seg(model)}` : version(model, number)}/tags`;
export const useSetTag = (model: string, number: number | undefined, onSuccess: () => void) =>
  useSend<{ key: string; value: string }>({
    method: 'PUT',
    path: ({ key }) => `${tagsOf(model, number)}/${seg(key)}`,
    body: ({ value }) => ({ value }),
    refresh: ['/api/v1/models'],
    onSuccess,
  });
export const useRemoveTag = (model: string, number: number | undefined) =>
  useSend<string>({ method: 'DELETE', path: (key) => `${tagsOf(model, number)}/${seg(key)}`, refresh: ['/api/v1/models'] });

export const aliasName = (alias: string | Alias): string => (typeof alias === 'string' ? alias : alias.name);
