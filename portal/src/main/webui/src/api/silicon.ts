import { withQuery } from './client';
import { seg, useGet, usePages, useSend, type Page } from './hooks';

export type RowKind = 'chip' | 'engine' | 'architecture' | 'rule';
export type Row = Record<string, unknown>;

/** The catalogue in force. */
export interface SiliconSummary {
  rules_version: string;
  devices_version: string;
  digest: string;
  overrides: number;
  left_out: number;
}

export interface SiliconRow {
  kind: RowKind;
  key: string;
  origin: 'shipped' | 'overridden' | 'added';
  /** How often an operator changed it; also the ETag. */
  revision: number;
  row: Row;
  shipped: Row | null;
  source: string | null;
  reason: string | null;
  changed_by: string | null;
  changed_at: string | null;
  /** Why the operator's row is not in force. */
  mistake: string | null;
}

export interface RowChange {
  revision: number;
  row: Row | null;
  reason: string;
  changed_by: string;
  changed_at: string;
}

const rows = '/api/v1/silicon/rows';
const row = (kind: string, key: string) => `${rows}/${kind}/${seg(key)}`;
const REFRESH = ['/api/v1/silicon', '/api/v1/chips', '/api/v1/rules', '/api/v1/engines'];

export const useSilicon = () => useGet<SiliconSummary>('/api/v1/silicon');
export const useSiliconRows = (kind: RowKind) => usePages<SiliconRow>(withQuery(rows, { kind }));
export const useSiliconRow = (kind: RowKind, key: string) => useGet<SiliconRow>(row(kind, key));
export const useRowChanges = (kind: RowKind, key: string) => useGet<Page<RowChange>>(`${row(kind, key)}/changes`);
export const useSaveRow = (kind: RowKind, onSuccess: (saved: SiliconRow) => void) =>
  useSend<{ key: string; row: Row; reason: string; revision: number }, SiliconRow>({
    method: 'PUT',
    path: ({ key }) => row(kind, key),
    body: ({ row: document, reason }) => ({ row: document, reason }),
    ifMatch: ({ revision }) => revision,
    refresh: REFRESH,
    onSuccess,
  });
export const useRestoreRow = (kind: RowKind, key: string, onSuccess: () => void) =>
  useSend<{ reason: string; revision: number }>({
    method: 'DELETE',
    path: ({ reason }) => withQuery(row(kind, key), { reason }),
    ifMatch: ({ revision }) => revision,
    refresh: REFRESH,
    onSuccess,
  });
export const exportHref = '/api/v1/silicon/export';
