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
  datasets?: { name: string; digest: string; source_type?: string | null }[] | null;
  artifact_uri?: string | null;
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
}

export interface RunQuery {
  experiment: string;
  filter?: string;
  order_by?: string;
  columns?: string[];
}

/** A table of runs that needs no metric and no parameter. */
export const NO_COLUMNS = ['attributes.run_name'];

/** What the server compares at once. */
export const MOST_RUNS = 500;

const runsPath = ({ experiment, filter, order_by, columns }: RunQuery) =>
  withQuery('/api/v1/tracking/runs', { experiment, filter, order_by, columns: columns?.join(',') });

export const useTrackedExperiments = () => usePages<TrackedExperiment>('/api/v1/tracking/experiments');
export const useTrackedRun = (id: string) => useGet<TrackedRun>(`/api/v1/tracking/runs/${seg(id)}`);
export const useTrackedRuns = (query: RunQuery) => usePages<TrackedRun>(runsPath(query), { keep: true });

async function readRuns(query: RunQuery, limit: number, team: string, signal: AbortSignal): Promise<TrackedRun[]> {
  const runs: TrackedRun[] = [];
  let token: string | null = '';
  while (token !== null && runs.length < limit) {
    const paging = withQuery('', { page_size: Math.min(200, limit - runs.length), page_token: token }).slice(1);
    const page: Page<TrackedRun> = await request(`${runsPath(query)}&${paging}`, { team, signal });
    runs.push(...page.items);
    token = page.next_page_token;
  }
  return runs;
}

/** The first runs of a query, up to what can be compared, read page by page. */
export function useFirstRuns(query: RunQuery, enabled: boolean) {
  const team = useTeam();
  return useQuery<TrackedRun[], Problem>({
    queryKey: [team, runsPath(query), 'first'],
    enabled,
    queryFn: ({ signal }) => readRuns(query, MOST_RUNS, team, signal),
  });
}

/** As many names as a request line holds. */
const NAMED_AT_ONCE = 60;

/** The parts of a long list of names, as filters. */
export function namedFilters(ids: string[]): string[] {
  const parts = Array.from({ length: Math.ceil(ids.length / NAMED_AT_ONCE) }, (_, index) => ids.slice(index * NAMED_AT_ONCE, (index + 1) * NAMED_AT_ONCE));
  return parts.map((part) => `attributes.run_id IN (${part.map((id) => `'${id}'`).join(',')})`);
}

/** Runs by their names, in the order of the names. */
export function useNamedRuns(experiment: string, ids: string[]) {
  const team = useTeam();
  return useQuery<TrackedRun[], Problem>({
    queryKey: [team, '/api/v1/tracking/runs', experiment, ids],
    enabled: ids.length > 0,
    queryFn: async ({ signal }) => {
      const parts = await Promise.all(namedFilters(ids).map((filter) => readRuns({ experiment, filter, columns: NO_COLUMNS }, NAMED_AT_ONCE, team, signal)));
      const place = new Map(ids.map((id, index) => [id, index]));
      return parts.flat().sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    },
  });
}

/** Parameters of many runs side by side. Asked with POST: an address has an end. */
export function useComparison(ids: string[]) {
  const team = useTeam();
  return useQuery<Comparison, Problem>({
    queryKey: [team, '/api/v1/tracking/comparison', ids],
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request('/api/v1/tracking/comparison', { method: 'POST', team, signal, body: { run_ids: ids, page_size: 1 } }),
  });
}

/** Keys of the metrics that any of the runs has, by prefix. */
export function useMetricKeys(ids: string[], prefix: string) {
  const team = useTeam();
  return useInfiniteQuery<Page<MetricKey>, Problem, MetricKey[], unknown[], string>({
    queryKey: [team, '/api/v1/tracking/metric-keys', ids, prefix],
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      request('/api/v1/tracking/metric-keys', {
        method: 'POST',
        team,
        signal,
        body: { run_ids: ids, prefix, page_size: 100, page_token: pageParam || null },
      }),
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
