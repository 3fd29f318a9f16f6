import type { ReactNode } from 'react';
import type { Problem } from '../api/problem';
import { t } from '../i18n';
import { Button } from './Button';
import { DataTable, type Column } from './DataTable';
import { Loaded, Panel } from './Panel';
import { useQueryParam } from './useQueryParam';

interface Pages<T> {
  data: T[] | undefined;
  error: Problem | null;
  isPending: boolean;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface Props<T> {
  title: string;
  pages: Pages<T>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  empty: ReactNode;
  controls?: ReactNode;
  select?: (row: T) => boolean;
  /** The page sends the filter to the server; the table shows what comes back. */
  searched?: boolean;
}

/** A list page's table: filter in the query string, keyset pages, loading, empty and error states. */
export function ListPanel<T>({ title, pages, columns, rowKey, empty, controls, select, searched }: Props<T>) {
  const [filter, setFilter] = useQueryParam('q');
  const query = { ...pages, refetch: pages.refetch as never };
  const more = pages.hasNextPage ? (
    <Button size="small" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
      {t('Load more')}
    </Button>
  ) : undefined;
  return (
    <Panel title={title} actions={<>{controls}<FilterBox value={filter} onChange={setFilter} /></>} footer={more} flush>
      <Loaded query={query} rows={6}>
        {(rows) => (
          <DataTable
            label={title}
            columns={columns}
            rows={select ? rows.filter(select) : rows}
            rowKey={rowKey}
            filter={searched ? '' : filter}
            empty={rows.length > 0 ? undefined : searched && filter ? <p className="empty quiet">{t('Nothing matches the filter.')}</p> : empty}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function FilterBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <input
      className="input filter"
      type="search"
      data-filter
      placeholder={t('Filter')}
      aria-label={t('Filter')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
