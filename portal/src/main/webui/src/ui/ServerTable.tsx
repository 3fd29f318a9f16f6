import type { ReactNode } from 'react';
import { t } from '../i18n';
import { useRowKeys } from './useRowKeys';

export interface ServerColumn<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** What the server orders by; a column without it is not ordered. */
  order?: string;
  align?: 'right';
}

interface Props<T> {
  label: string;
  columns: ServerColumn<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  rowName: (row: T) => string;
  /** "<key> ASC" or "<key> DESC". */
  order: string;
  onOrder: (order: string) => void;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: Set<string>) => void;
  empty: ReactNode;
}

/** A table whose order is the server's and whose rows can be chosen. */
export function ServerTable<T>({ label, columns, rows, rowKey, rowName, order, onOrder, chosen, onChoose, empty }: Props<T>) {
  const { active, body } = useRowKeys(rows.length);
  if (rows.length === 0) return <>{empty}</>;
  const keys = rows.map(rowKey);
  const every = keys.every((key) => chosen.has(key));
  const mark = (marked: string[], on: boolean) => {
    const next = new Set(chosen);
    marked.forEach((key) => (on ? next.add(key) : next.delete(key)));
    onChoose(next);
  };
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="table tight">
        <thead>
          <tr>
            <th scope="col" className="mark">
              <input type="checkbox" aria-label={t('Choose every row shown')} checked={every} onChange={(event) => mark(keys, event.target.checked)} />
            </th>
            {columns.map((column) => (
              <Header key={column.id} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr key={rowKey(row)} data-active={index === active} data-chosen={chosen.has(rowKey(row))}>
              <td className="mark">
                <input type="checkbox" aria-label={t('Choose {name}', { name: rowName(row) })} checked={chosen.has(rowKey(row))} onChange={(event) => mark([rowKey(row)], event.target.checked)} />
              </td>
              {columns.map((column) => (
                <td key={column.id} className={column.align}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Header<T>({ column, order, onOrder }: { column: ServerColumn<T>; order: string; onOrder: (order: string) => void }) {
  const { order: key, header, align } = column;
  if (!key) return <th scope="col" className={align}>{header}</th>;
  const direction = order === `${key} ASC` ? 'ascending' : order === `${key} DESC` ? 'descending' : 'none';
  return (
    <th scope="col" className={align} aria-sort={direction}>
      <button type="button" onClick={() => onOrder(direction === 'descending' ? `${key} ASC` : `${key} DESC`)}>
        {header}
        <span className="order" aria-hidden="true">{direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}</span>
      </button>
    </th>
  );
}
