import { useEffect, type ReactNode } from 'react';
import { t } from '../i18n';
import { TeamLink } from './Link';

interface Props {
  title: string;
  /** Pages above this one: label and the address inside the team. */
  crumbs?: [string, string][];
  beside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, crumbs = [], beside, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Landbridge`;
  }, [title]);
  return (
    <div className="page">
      <div className="page-head">
        <div className="titles">
          {crumbs.length > 0 ? (
            <nav className="crumbs" aria-label={t('Path')}>
              {crumbs.map(([label, to]) => (
                <span key={to}>
                  <TeamLink to={to}>{label}</TeamLink> /
                </span>
              ))}
            </nav>
          ) : null}
          <div className="row wrap">
            <h1>{title}</h1>
            {beside}
          </div>
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}
