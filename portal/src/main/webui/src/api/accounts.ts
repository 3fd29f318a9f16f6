import { seg, usePages, useSend } from './hooks';
import type { Role } from './session';

export interface Account {
  id: string;
  name: string;
  display_name: string;
  operator: boolean;
  created_at?: string;
}

export interface TeamRow {
  name: string;
  display_name: string;
  created_at?: string;
}

export interface Member {
  user?: string;
  name?: string;
  display_name?: string;
  role?: string;
  roles?: string[];
}

export interface Token {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  token?: string;
  expires_at: string | null;
  last_used_at: string | null;
}

const ORDER: Role[] = ['viewer', 'member', 'releaser', 'admin'];
export const memberName = (member: Member): string => member.name ?? member.user ?? '';
export const memberRole = (member: Member): string =>
  member.role ?? [...ORDER].reverse().find((role) => member.roles?.includes(role)) ?? 'viewer';

export const useAccounts = (enabled: boolean) => usePages<Account>(enabled ? '/api/v1/accounts' : null);
export const useTeams = (enabled: boolean) => usePages<TeamRow>(enabled ? '/api/v1/teams' : null);
export const useMembers = (team: string) => usePages<Member>(`/api/v1/teams/${seg(team)}/members`);
export const useTokens = () => usePages<Token>('/api/v1/tokens');

export const useCreateAccount = (onSuccess: () => void) =>
  useSend<{ name: string; display_name: string; password: string; operator: boolean }>({
    path: () => '/api/v1/accounts',
    body: (account) => account,
    refresh: ['/api/v1/accounts'],
    onSuccess,
  });
export const useCreateTeam = (onSuccess: () => void) =>
  useSend<{ name: string; display_name: string }>({
    path: () => '/api/v1/teams',
    body: (team) => team,
    refresh: ['/api/v1/teams'],
    onSuccess,
  });
export const useSetMember = (team: string) =>
  useSend<{ user: string; role: Role }>({
    method: 'PUT',
    path: ({ user }) => `/api/v1/teams/${seg(team)}/members/${seg(user)}`,
    body: ({ role }) => ({ role }),
    refresh: [`/api/v1/teams/${seg(team)}`],
  });
export const useRemoveMember = (team: string) =>
  useSend<string>({
    method: 'DELETE',
    path: (user) => `/api/v1/teams/${seg(team)}/members/${seg(user)}`,
    refresh: [`/api/v1/teams/${seg(team)}`],
  });
export const useCreateToken = (onSuccess: (token: Token) => void) =>
  useSend<{ name: string; expires_in_days: number; scopes: string[] }, Token>({
    path: () => '/api/v1/tokens',
    body: (token) => token,
    refresh: ['/api/v1/tokens'],
    onSuccess,
  });
export const useRevokeToken = () =>
  useSend<string>({ method: 'DELETE', path: (id) => `/api/v1/tokens/${seg(id)}`, refresh: ['/api/v1/tokens'] });
