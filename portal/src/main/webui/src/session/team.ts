import { useParams } from '@tanstack/react-router';
import { useSession, type Role, type Session } from '../api/session';

const STORAGE = 'landbridge.team';

/** The team of the address, else the one last used: pages outside /t/:team act for it. */
export function useTeam(): string {
  const { team } = useParams({ strict: false }) as { team?: string };
  return team ?? localStorage.getItem(STORAGE) ?? '';
}

export function rememberTeam(team: string): void {
  localStorage.setItem(STORAGE, team);
}

export function preferredTeam(session: Session, remembered: string | null): string | null {
  const names = session.teams.map((team) => team.name);
  if (remembered && names.includes(remembered)) return remembered;
  return names[0] ?? null;
}

export function lastTeam(session: Session): string | null {
  return preferredTeam(session, localStorage.getItem(STORAGE));
}

export function useHasRole(role: Role): boolean {
  const session = useSession();
  const team = useTeam();
  return session?.teams.find((membership) => membership.name === team)?.roles.includes(role) ?? false;
}
