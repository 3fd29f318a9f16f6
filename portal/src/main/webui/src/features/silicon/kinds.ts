import type { Row, RowKind } from '../../api/silicon';
import { msg } from '../../i18n';

export const KINDS: [RowKind, string][] = [
  ['chip', msg('Chips')],
  ['engine', msg('Engine versions')],
  ['architecture', msg('Architectures')],
  ['rule', msg('Rules')],
];

/** The key that the row itself names; empty where a field is missing. */
export function keyOf(kind: RowKind, row: Row): string {
  const text = (name: string) => (typeof row[name] === 'string' ? (row[name] as string) : '');
  switch (kind) {
    case 'chip':
      return text('key');
    case 'engine':
      return text('engine') && text('version') ? `${text('engine')}@${text('version')}` : '';
    case 'architecture':
      return Array.isArray(row['names']) && row['names'].length === 1 ? String(row['names'][0]) : '';
    case 'rule':
      return text('id');
  }
}

const BLANK: Record<RowKind, Row> = {
  chip: { key: '', name: '', family: 'A2', memory_gib: 64, tflops: {}, link: '', source: '' },
  engine: { engine: 'vllm-ascend', version: '', families: ['A2', 'A3'], maintained: false, cells: {}, quant_methods: ['ascend', 'compressed-tensors'], source: '' },
  architecture: { names: [''], support: { A2: 'experimental' }, source: '' },
  rule: { id: '', when: { field: '', present: true }, reason: '', remedy: '', source: '', outcomes: [{ families: ['ascend'], verdict: 'WARN' }] },
};

export const blank = (kind: RowKind): Row => BLANK[kind];
