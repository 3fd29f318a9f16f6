import {
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  useReactTable,
  type ColumnDef,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo, useState, type ReactNode } from 'react';
import { t } from '../i18n';
import { HeaderCell } from './HeaderCell';
import { useRowKeys } from './useRowKeys';

export interface Column<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** What the column sorts and filters by; a column without it does neither. */
  value?: (row: T) => string | number | null | undefined;
  align?: 'right';
}

interface Props<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  filter?: string;
  empty?: ReactNode;
}

export function DataTable<T>({ label, columns, rows, rowKey, filter = '', empty }: Props<T>) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const definitions = useMemo<ColumnDef<T>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: T) => column.value?.(row) ?? '',
        enableSorting: column.value !== undefined,
        sortUndefined: 'last',
      })),
    [columns],
  );
  const table = useReactTable<T>({
    data: rows,
    columns: definitions,
    state: { sorting, globalFilter: filter },
    onSortingChange: setSorting,
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: () => true,
    getRowId: rowKey,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  });
  const shown = table.getRowModel().rows;
  const { active, body } = useRowKeys(shown.length);
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => {
              const header = table.getColumn(column.id);
              return header ? <HeaderCell key={column.id} column={column} state={header} /> : null;
            })}
          </tr>
        </thead>
        <tbody ref={body}>
          {shown.map((row, index) => (
            <tr key={row.id} data-active={index === active}>
              {columns.map((column) => (
                <td key={column.id} className={column.align}>
                  {column.cell(row.original)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 ? <p className="empty quiet">{t('Nothing matches the filter.')}</p> : null}
    </div>
  );
}
