import { seg, useGet, useSend, type Page } from './hooks';

export interface Suite {
  name: string;
  title?: string;
  description?: string;
  kind?: 'heldout' | 'tasks';
  metric?: string;
  tasks?: number;
  items?: number;
  provenance?: string;
  created_at?: string | null;
}

export interface SuiteTask {
  name: string;
  output_type: string | null;
  metrics: string[];
  documents: number;
  few_shot: number;
  version: string | null;
  unsupported: { field: string; reason: string } | null;
}

export type SuiteDetail = Omit<Suite, 'tasks'> & { tasks: SuiteTask[]; groups: string[] };

export interface SuiteFile {
  path: string;
  content: string;
  encoding?: 'utf-8' | 'base64';
}

export const useSuites = () => useGet<Page<Suite>>('/api/v1/suites', { staleMillis: 60_000 });
export const useSuite = (name: string) => useGet<SuiteDetail>(`/api/v1/suites/${seg(name)}`, {});

export const useAddSuite = (onSuccess: (suite: SuiteDetail) => void) =>
  useSend<{ name: string; title: string; files: SuiteFile[] }, SuiteDetail>({
    path: () => '/api/v1/suites',
    body: (body) => body,
    refresh: ['/api/v1/suites'],
    onSuccess,
  });

export const useDeleteSuite = (onSuccess: () => void) =>
  useSend<string, void>({
    method: 'DELETE',
    path: (name) => `/api/v1/suites/${seg(name)}`,
    refresh: ['/api/v1/suites'],
    onSuccess,
  });
