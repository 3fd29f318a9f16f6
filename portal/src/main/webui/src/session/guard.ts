import type { Session } from '../api/session';

export type Admission = { kind: 'enter' } | { kind: 'sign-in'; to: string } | { kind: 'no-such-team' };

/** Decides whether a page under /t/:team may open for this session. */
export function admit(session: Session | null, team: string, href: string): Admission {
  if (!session) return { kind: 'sign-in', to: href };
  if (!session.teams.some((membership) => membership.name === team)) return { kind: 'no-such-team' };
  return { kind: 'enter' };
}

/** The address to return to after sign-in: a path of this origin, else the start page. */
export function safeReturn(to: string | undefined): string {
  if (!to || !to.startsWith('/') || to.startsWith('//') || to.includes('\\')) return '/';
  return to.startsWith('/login') ? '/' : to;
}

/** The same page in another team: detail pages fall back to their list, because ids belong to one team. */
export function inTeam(pathname: string, team: string): string {
  const [, , , section] = pathname.split('/');
  return `/t/${team}${section ? `/${section}` : ''}`;
}
