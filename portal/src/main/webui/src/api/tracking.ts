import { useInfiniteQuery, useQuery, keepPreviousData } from '@tanstack/react-query';
import { useTeam } from '../session/team';
import { request, withQuery } from './client';
import { seg, useGet, usePages, type Page } from './hooks';
import type { Problem } from './problem';

export interface TrackedExperiment {
  id: string;
  name: string;
  runs: number;
  updated_at: string | null;
}

export interface TrackedRun {
  id: string;
  name: string;
  experiment_id: string;
  experiment: string;
  status: 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED';
  started_at: string | null;
  finished_at: string | null;
  user: string | null;
  source: string | null;
  managed_run_id: string | null;
  metrics: Record<string, number | string | null>;
  params: Record<string, string>;
  tags: Record<string, string>;
}

export interface MetricKey {
  key: string;
  runs: number;
  points: number;
}

export interface Curve {
  run_id: string;
  key: string;
  points: [step: number, value: number | null, time?: string | number][];
}

export interface ComparedParam {
  key: string;
  values: Record<string, string>;
  differs: boolean;
}

export interface Comparison {
  params: ComparedParam[];
  metrics: { key: string; values: Record<string, number | string | null>; differs?: boolean }[];
}

export interface RunQuery {
  experiment: string;
  filter?: string;
  order_by?: string;
  columns?: string[];
}

/** What the server compares at once. */
export const MOST_RUNS = 500;

const runsPath = ({ experiment, filter, order_by, columns }: RunQuery) =>
  withQuery('/api/v1/tracking/runs', { experiment, filter, order_by, columns: columns?.join(',') });

export const useTrackedExperiments = () => usePages<TrackedExperiment>('/api/v1/tracking/experiments');
export const useTrackedRun = (id: string) => useGet<TrackedRun>(`/api/v1/tracking/runs/${seg(id)}`);
export const useTrackedRuns = (query: RunQuery) => usePages<TrackedRun>(runsPath(query), { keep: true });

/** The first runs of a query, up to what can be compared, read page by page. */
export function useFirstRuns(query: RunQuery, limit: number, enabled: boolean) {
  const team = useTeam();
  return useQuery<TrackedRun[], Problem>({
    queryKey: [team, runsPath(query), 'first', limit],
    enabled,
    queryFn: async ({ signal }) => {
      const runs: TrackedRun[] = [];
      let token: string | null = '';
      while (token !== null && runs.length < limit) {
        const path = withQuery(runsPath(query), {});
        const paging = withQuery('', { page_size: Math.min(200, limit - runs.length), page_token: token }).slice(1);
        const page: Page<TrackedRun> = await request(`${path}&${paging}`, { team, signal });
        runs.push(...page.items);
        token = page.next_page_token;
      }
      return runs;
    },
  });
}

const CHUNK = 80;
const chunks = (ids: string[]) =>
  Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) => ids.slice(index * CHUNK, (index + 1) * CHUNK));

/** Parameters and last metrics of many runs; asked in parts, because a request line has an end. */
export function useComparison(ids: string[]) {
  const team = useTeam();
  return useQuery<Comparison, Problem>({
    queryKey: [team, '/api/v1/tracking/comparison', ids],
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      merged(await Promise.all(chunks(ids).map((part) =>
        request<Comparison>(withQuery('/api/v1/tracking/comparison', { run_id: part }), { team, signal }))), ids.length),
  });
}

/** One comparison out of several: a value differs when any two runs differ or when a run lacks it. */
export function merged(parts: Comparison[], runs: number): Comparison {
  const collect = <V>(rows: { key: string; values: Record<string, V> }[]) => {
    const byKey = new Map<string, Record<string, V>>();
    for (const { key, values } of rows) byKey.set(key, { ...byKey.get(key), ...values });
    return [...byKey].map(([key, values]) => ({ key, values, differs: differs(Object.values(values), runs) }));
  };
  return { params: collect(parts.flatMap((part) => part.params)), metrics: collect(parts.flatMap((part) => part.metrics)) };
}

const differs = (values: unknown[], runs: number) => values.length < runs || new Set(values).size > 1;

/** Keys of the metrics that any of the runs has, by prefix. */
export function useMetricKeys(ids: string[], prefix: string) {
  const team = useTeam();
  return useInfiniteQuery<Page<MetricKey>, Problem, MetricKey[], unknown[], string>({
    queryKey: [team, '/api/v1/tracking/metric-keys', ids, prefix],
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      request(withQuery('/api/v1/tracking/metric-keys', { run_id: ids, prefix, page_size: 100, page_token: pageParam }), { team, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next_page_token || undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
}

/** Curves of many runs under some keys, thinned by the server. */
export function useSeries(ids: string[], keys: string[], points: number) {
  const team = useTeam();
  return useQuery<{ series: Curve[] }, Problem>({
    queryKey: [team, '/api/v1/tracking/series', ids, keys, points],
    enabled: ids.length > 0 && keys.length > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request('/api/v1/tracking/series', { method: 'POST', team, signal, body: { run_ids: ids, keys, max_points: points } }),
  });
}
