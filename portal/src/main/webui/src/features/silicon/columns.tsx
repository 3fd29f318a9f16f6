import type { RowKind, SiliconRow } from '../../api/silicon';
import { decimal } from '../../format/number';
import { msg, t } from '../../i18n';
import type { Column } from '../../ui/DataTable';
import { TeamLink } from '../../ui/Link';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';

const ORIGINS: Record<string, string> = { shipped: msg('shipped'), overridden: msg('replaced'), added: msg('added') };

export function Origin({ row }: { row: SiliconRow }) {
  if (row.mistake) return <span className="status" data-tone="bad" title={row.mistake}>{t('not in force')}</span>;
  return row.origin === 'shipped' ? <span className="quiet">{t('shipped')}</span> : <span className="tag">{t(ORIGINS[row.origin] ?? row.origin)}</span>;
}

const text = (row: SiliconRow, name: string) => String(row.row[name] ?? '');
const pairs = (value: unknown) => Object.entries((value ?? {}) as Record<string, unknown>).map(([name, one]) => `${name} ${String(one)}`).join(', ');

function own(kind: RowKind): Column<SiliconRow>[] {
  const clipped = (value: string) => <div className="clip-cell" title={value}>{value}</div>;
  switch (kind) {
    case 'chip':
      return [
        { id: 'name', header: t('Name'), value: (row) => text(row, 'name'), cell: (row) => text(row, 'name') },
        { id: 'family', header: t('Family'), value: (row) => text(row, 'family'), cell: (row) => text(row, 'family') },
        { id: 'memory', header: t('Memory (GiB)'), align: 'right', value: (row) => Number(row.row['memory_gib']), cell: (row) => decimal(Number(row.row['memory_gib']), 0) },
      ];
    case 'engine':
      return [
        { id: 'families', header: t('Families'), value: (row) => String(row.row['families']), cell: (row) => (row.row['families'] as string[]).join(', ') },
        { id: 'maintained', header: t('Maintained'), value: (row) => text(row, 'maintained'), cell: (row) => (row.row['maintained'] ? t('yes') : t('no')) },
        { id: 'cells', header: t('Parts'), value: (row) => pairs(row.row['cells']), cell: (row) => clipped(pairs(row.row['cells'])) },
      ];
    case 'architecture':
      return [{ id: 'support', header: t('Support'), value: (row) => pairs(row.row['support']), cell: (row) => clipped(pairs(row.row['support'])) }];
    case 'rule':
      return [
        { id: 'verdicts', header: t('Verdicts'), value: (row) => verdicts(row).join(' '), cell: (row) => <span className="row">{verdicts(row).map((verdict) => <Status key={verdict} state={verdict} />)}</span> },
        { id: 'reason', header: t('Says'), value: says, cell: (row) => clipped(says(row)) },
      ];
  }
}

/** A computed rule words its reason anew for every model. */
const says = (row: SiliconRow) => (text(row, 'reason').includes('{detail}') ? t('worded for each model') : text(row, 'reason'));

const verdicts = (row: SiliconRow) => [...new Set(((row.row['outcomes'] ?? []) as { verdict: string }[]).map(({ verdict }) => verdict))];

export function rowColumns(kind: RowKind): Column<SiliconRow>[] {
  return [
    { id: 'key', header: t('Key'), value: (row) => row.key, cell: (row) => <TeamLink to={`silicon/${kind}/${encodeURIComponent(row.key)}`}>{row.key}</TeamLink> },
    ...own(kind),
    { id: 'origin', header: t('Origin'), value: (row) => row.origin, cell: (row) => <Origin row={row} /> },
    { id: 'source', header: t('Source'), value: (row) => row.source, cell: (row) => <div className="clip-cell" title={row.source ?? ''}>{row.source}</div> },
    { id: 'by', header: t('Changed by'), value: (row) => row.changed_by, cell: (row) => (row.changed_by ? <span className="nowrap">{row.changed_by}, <Time at={row.changed_at} /></span> : <span className="quiet">–</span>) },
  ];
}
