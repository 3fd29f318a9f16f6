import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client';
import { Problem } from './problem';

export type Role = 'viewer' | 'member' | 'releaser' | 'admin';

export interface TeamMembership {
  name: string;
  display_name: string;
  roles: string[];
}

export interface Session {
  user: { id: string; name: string; display_name: string; operator: boolean };
  teams: TeamMembership[];
}

/** The session, or null when nobody is signed in. */
export const sessionQuery = queryOptions<Session | null, Problem>({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    try {
      return await request<Session>('/api/v1/session', { signal });
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 401) return null;
      throw problem;
    }
  },
  staleTime: 60_000,
});

export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation<Session, Problem, { user: string; password: string }>({
    mutationFn: (body) => request<Session>('/api/v1/session', { method: 'POST', body }),
    onSuccess: (session) => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation<void, Problem, void>({
    mutationFn: () => request<void>('/api/v1/session', { method: 'DELETE' }),
    onSettled: () => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, null);
    },
  });
}
