import type { Column as State } from '@tanstack/react-table';
import type { Column } from './DataTable';

const ORDERS = { asc: 'ascending', desc: 'descending' } as const;

export function HeaderCell<T>({ column, state }: { column: Column<T>; state: State<T> }) {
  const sorted = state.getIsSorted();
  if (!state.getCanSort()) {
    return (
      <th scope="col" className={column.align}>
        {column.header}
      </th>
    );
  }
  return (
    <th scope="col" className={column.align} aria-sort={sorted ? ORDERS[sorted] : 'none'}>
      <button type="button" onClick={state.getToggleSortingHandler()}>
        {column.header}
        <span className="order" aria-hidden="true">
          {sorted === 'asc' ? '▲' : sorted === 'desc' ? '▼' : ''}
        </span>
      </button>
    </th>
  );
}
