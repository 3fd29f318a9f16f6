import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTeam } from '../session/team';
import { randomKey, request, withQuery, type RequestOptions } from './client';
import type { Problem } from './problem';

export interface Page<T> {
  items: T[];
  next_page_token: string | null;
}

interface GetOptions<T> {
  refetch?: number | false | ((data: T | undefined) => number | false);
  staleMillis?: number;
}

/** GET as a query keyed by team and path; a null path waits. `refetch` is in milliseconds. */
export function useGet<T>(path: string | null, { refetch = false, staleMillis = 0 }: GetOptions<T> = {}) {
  const team = useTeam();
  return useQuery<T, Problem>({
    queryKey: [team, path],
    queryFn: ({ signal }) => request<T>(path ?? '', { team, signal }),
    enabled: path !== null,
    staleTime: staleMillis,
    refetchInterval: typeof refetch === 'function' ? (query) => refetch(query.state.data) : refetch,
  });
}

interface PagesOptions {
  refetch?: number | false;
  pageSize?: number;
  /** Shows the former rows while another query of the same list loads. */
  keep?: boolean;
}

/** A keyset list, first page at once and further pages on demand. */
export function usePages<T>(path: string | null, { refetch = false, pageSize = 100, keep = false }: PagesOptions = {}) {
  const team = useTeam();
  return useInfiniteQuery<Page<T>, Problem, T[], (string | null)[], string>({
    queryKey: [team, path, 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const paging = withQuery('', { page_size: pageSize, page_token: pageParam }).slice(1);
      return request<Page<T>>(`${path}${path?.includes('?') ? '&' : '?'}${paging}`, { team, signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_page_token || undefined,
    select: (data) => data.pages.flatMap((page) => page.items ?? []),
    enabled: path !== null,
    refetchInterval: refetch,
    placeholderData: keep ? keepPreviousData : undefined,
  });
}

interface SendOptions<TVariables, TResult> {
  method?: RequestOptions['method'];
  path: (variables: TVariables) => string;
  body?: (variables: TVariables) => unknown;
  /** Path prefixes whose queries are read again after success. */
  refresh?: string[];
  idempotent?: boolean;
  ifMatch?: (variables: TVariables) => number | undefined;
  onSuccess?: (result: TResult, variables: TVariables) => void;
}

export function useSend<TVariables, TResult = unknown>(options: SendOptions<TVariables, TResult>) {
  const team = useTeam();
  const refresh = useRefresh();
  return useMutation<TResult, Problem, TVariables>({
    mutationFn: (variables) =>
      request<TResult>(options.path(variables), {
        method: options.method ?? 'POST',
        team,
        body: options.body?.(variables),
        ifMatch: options.ifMatch?.(variables),
        idempotencyKey: options.idempotent ? randomKey() : undefined,
      }),
    onSuccess: (result, variables) => {
      refresh(options.refresh ?? []);
      options.onSuccess?.(result, variables);
    },
  });
}

export function useRefresh() {
  const client = useQueryClient();
  return (prefixes: string[]) => {
    if (prefixes.length === 0) return;
    void client.invalidateQueries({
      predicate: ({ queryKey }) => prefixes.some((prefix) => String(queryKey[1]).startsWith(prefix)),
    });
  };
}

/** Escapes one path segment. */
export const seg = encodeURIComponent;
