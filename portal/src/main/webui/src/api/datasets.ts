import { withQuery } from './client';
import { seg, useGet, usePages, useSend } from './hooks';

export interface Dataset {
  name: string;
  latest_version?: number;
  version?: number;
  versions_count?: number;
  digest?: string;
  splits?: Split[];
  description?: string;
  created_at?: string;
  updated_at?: string;
  created_by?: string;
}

export interface Split {
  name: string;
  rows: number;
  file: string | { path: string; sha256?: string; size?: number } | null;
}

export interface DatasetVersion {
  id: string;
  name: string;
  version: number;
  digest: string;
  splits: Split[];
  row_schema: unknown;
  provenance: unknown;
  created_at: string;
  created_by: string;
  used_by: { model: string; version: number }[];
}

export type DatasetRow = Record<string, unknown>;

export interface GenerateDataset {
  recipe: string;
  name: string;
  parameters: Record<string, unknown>;
}

export const useDatasets = () => usePages<Dataset>('/api/v1/datasets');
export const useDatasetVersions = (name: string | null) =>
  usePages<DatasetVersion>(name === null ? null : `/api/v1/datasets/${seg(name)}/versions`);
export const useDatasetVersion = (name: string, version: string) =>
  useGet<DatasetVersion>(`/api/v1/datasets/${seg(name)}/versions/${version}`);
export const useDatasetRows = (name: string, version: string, split: string | null, offset: number) =>
  useGet<{ items: DatasetRow[]; total: number }>(
    split === null
      ? null
      : withQuery(`/api/v1/datasets/${seg(name)}/versions/${version}/rows`, { split, offset, limit: 50 }),
  );

export const splitFile = ({ file }: Split): string => (typeof file === 'string' ? file : (file?.path ?? ''));

export const latestOf = (dataset: Dataset): number => dataset.latest_version ?? dataset.version ?? 1;

export const useGenerateDataset = (
  onSuccess: (result: { dataset: { name: string; version: number } }) => void,
) =>
  useSend<GenerateDataset, { dataset: { name: string; version: number } }>({
    path: ({ recipe }) => `/api/v1/recipes/${seg(recipe)}/datasets`,
    body: ({ name, parameters }) => ({ name, parameters }),
    refresh: ['/api/v1/datasets'],
    idempotent: true,
    onSuccess,
  });
