import type { VersionDiff } from '../../api/records';
import { bytes, measure } from '../../format/number';
import { msg, t } from '../../i18n';
import { Digest } from '../../ui/Copy';
import { DataTable, type Column } from '../../ui/DataTable';
import { Panel } from '../../ui/Panel';

const CHANGES: Record<string, [string, string]> = {
  ADDED: ['good', msg('added')],
  REMOVED: ['bad', msg('removed')],
  CHANGED: ['warn', msg('changed')],
  MODIFIED: ['warn', msg('changed')],
  RENAMED: ['warn', msg('renamed')],
  UNCHANGED: ['idle', msg('same')],
  SAME: ['idle', msg('same')],
};

function Change({ change }: { change: string }) {
  const [tone, label] = CHANGES[change.toUpperCase()] ?? ['idle', change];
  return <span className="status" data-tone={tone}>{t(label)}</span>;
}

export function DiffSections({ diff }: { diff: VersionDiff }) {
  const same = (change: string) => ['UNCHANGED', 'SAME'].includes(change.toUpperCase());
  const files = diff.files.filter((row) => !same(row.change));
  const tensors = diff.tensors.filter((row) => !same(row.change));
  return (
    <>
      <Section title={t('Metrics')} rows={diff.metrics} keyOf={(row) => row.key} columns={[{ id: 'key', header: t('Metric'), value: (row) => row.key, cell: (row) => row.key }, ...sides<VersionDiff['metrics'][number]>(), { id: 'difference', header: t('Difference'), align: 'right', cell: (row) => difference(row.from, row.to) }]} />
      <Section title={t('Configuration')} rows={diff.config} keyOf={(row) => row.path} columns={[{ id: 'path', header: t('Key'), value: (row) => row.path, cell: (row) => <span className="mono">{row.path}</span> }, ...sides<VersionDiff['config'][number]>()]} />
      <Section
        title={t('Files')}
        rows={files}
        keyOf={(row) => row.path}
        columns={[
          { id: 'path', header: t('Path'), value: (row) => row.path, cell: (row) => row.path },
          { id: 'change', header: t('Change'), value: (row) => row.change, cell: (row) => <Change change={row.change} /> },
          { id: 'from', header: t('From'), cell: (row) => <Digest value={row.from_sha256} /> },
          { id: 'to', header: t('To'), cell: (row) => <Digest value={row.to_sha256} /> },
          { id: 'size', header: t('Size'), align: 'right', cell: (row) => (row.from_size === row.to_size ? bytes(row.to_size) : `${bytes(row.from_size)} → ${bytes(row.to_size)}`) },
        ]}
      />
      <Section title={t('Tensors')} rows={tensors} keyOf={(row) => row.name} columns={[{ id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => <span className="mono">{row.name}</span> }, { id: 'change', header: t('Change'), value: (row) => row.change, cell: (row) => <Change change={row.change} /> }, ...sides<VersionDiff['tensors'][number]>()]} />
      <Section title={t('Evidence')} rows={diff.evidence} keyOf={(row) => row.kind} columns={[{ id: 'kind', header: t('Kind'), value: (row) => row.kind, cell: (row) => row.kind }, ...sides<VersionDiff['evidence'][number]>()]} />
    </>
  );
}

interface SectionProps<T> {
  title: string;
  rows: T[];
  columns: Column<T>[];
  keyOf: (row: T) => string;
}

function Section<T>({ title, rows, columns, keyOf }: SectionProps<T>) {
  return (
    <Panel title={title} actions={<span className="count">{rows.length}</span>} flush>
      <DataTable label={title} rows={rows} rowKey={keyOf} columns={columns} empty={<p className="empty quiet">{t('No difference')}</p>} />
    </Panel>
  );
}

const sides = <T extends { from: unknown; to: unknown }>(): Column<T>[] => [
  { id: 'from', header: t('From'), cell: (row) => <Value of={row.from} /> },
  { id: 'to', header: t('To'), cell: (row) => <Value of={row.to} /> },
];

function Value({ of }: { of: unknown }) {
  if (of === null || of === undefined) return <span className="quiet">–</span>;
  if (typeof of === 'number') return <>{measure(of)}</>;
  if (typeof of !== 'object') return <>{String(of)}</>;
  return <span className="short-cell wide" title={JSON.stringify(of)}>{brief(of as Record<string, unknown>)}</span>;
}

/** Evidence and tensors come as objects: a verdict, or a type with its shape. */
function brief(value: Record<string, unknown>): string {
  if (Array.isArray(value)) return value.join(' × ');
  if ('verdict' in value) return [value['verdict'], value['stale'] === true ? t('Stale') : '', value['summary']].filter(Boolean).join(' · ');
  if ('dtype' in value) return `${String(value['dtype'])} ${Array.isArray(value['shape']) ? value['shape'].join(' × ') : ''}`;
  return JSON.stringify(value);
}

export function difference(from: unknown, to: unknown): string {
  if (typeof from !== 'number' || typeof to !== 'number') return '–';
  const change = to - from;
  return `${change > 0 ? '+' : ''}${measure(change)}`;
}
