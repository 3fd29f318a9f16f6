import { useLocation } from '@tanstack/react-router';
import { useSession } from '../api/session';
import { t } from '../i18n';
import { useTeam } from '../session/team';
import { Link } from '../ui/Link';
import { GROUPS } from './sections';

export function Sidebar() {
  const team = useTeam();
  const session = useSession();
  const operator = session?.user.operator ?? false;
  const inside = session?.teams.some((row) => row.name === team) ?? false;
  const { pathname } = useLocation();
  const [, root, , section = ''] = pathname.split('/');
  const current = (path: string) => (root === 't' && section === path ? 'page' : undefined);
  return (
    <nav className="sidebar" aria-label={t('Main')}>
      {GROUPS.map((group) => (
        <div key={group.label ?? ''}>
          {group.label ? <div className="group">{t(group.label)}</div> : null}
          <ul>
            {group.sections.map(({ path, label }) => (
              <li key={path}>
                <Link href={`/t/${team}${path ? `/${path}` : ''}`} aria-current={current(path)}>
                  {t(label)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {operator || inside ? (
        <div className="foot">
          <ul>
            <li>
              <Link href="/admin" aria-current={root === 'admin' ? 'page' : undefined}>
                {operator ? t('Admin') : t('Members')}
              </Link>
            </li>
          </ul>
        </div>
      ) : null}
    </nav>
  );
}
