import type { UseQueryResult } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import type { Problem } from '../api/problem';
import { t } from '../i18n';
import { ProblemNote } from './Problem';
import { Code } from './Copy';

interface PanelProps {
  title?: string;
  /** The anchor that a link to this panel names. */
  anchor?: string;
  actions?: ReactNode;
  footer?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}

export function Panel({ title, anchor, actions, footer, flush, children }: PanelProps) {
  const id = useId();
  return (
    <section className="panel" id={anchor} aria-labelledby={title ? id : undefined}>
      {title || actions ? (
        <header>
          {title ? <h2 id={id}>{title}</h2> : null}
          {actions}
        </header>
      ) : null}
      <div className={flush ? 'body flush' : 'body'}>{children}</div>
      {footer ? <footer>{footer}</footer> : null}
    </section>
  );
}

export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={t('Loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}

interface EmptyProps {
  what: string;
  why?: string;
  action?: ReactNode;
  cli?: string;
}

export function Empty({ what, why, action, cli }: EmptyProps) {
  return (
    <div className="empty">
      <strong>{what}</strong>
      {why ? <p className="quiet">{why}</p> : null}
      {action}
      {cli ? <Code text={cli} /> : null}
    </div>
  );
}

interface LoadedProps<T> {
  query: Pick<UseQueryResult<T, Problem>, 'data' | 'error' | 'refetch' | 'isPending'>;
  children: (data: T) => ReactNode;
  rows?: number;
}

/** The three states every panel has: loading, failed, and there. A failed refresh keeps what was shown. */
export function Loaded<T>({ query, children, rows }: LoadedProps<T>) {
  const retry = () => void query.refetch();
  if (query.data === undefined || query.data === null) {
    if (query.error) return <ProblemNote problem={query.error} retry={retry} />;
    return <Skeleton rows={rows} />;
  }
  return (
    <>
      {query.error ? <ProblemNote problem={query.error} retry={retry} /> : null}
      {children(query.data)}
    </>
  );
}
