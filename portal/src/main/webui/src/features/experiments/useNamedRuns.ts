import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { request } from '../../api/client';
import { seg } from '../../api/hooks';
import type { Problem } from '../../api/problem';
import { useFirstRuns, type TrackedRun } from '../../api/tracking';
import { useTeam } from '../../session/team';

const FEW = 12;
type Runs = Pick<UseQueryResult<TrackedRun[], Problem>, 'data' | 'error' | 'refetch' | 'isPending'>;

/** The named runs: a few are read one by one, many out of the newest runs of their experiment; without names, those found. */
export function useNamedRuns(experiment: string, named: string[], found: Runs): Runs {
  const team = useTeam();
  const few = named.length > 0 && named.length <= FEW;
  const single = useQueries({
    queries: (few ? named : []).map((id) => ({
      queryKey: [team, `/api/v1/tracking/runs/${seg(id)}`],
      queryFn: ({ signal }: { signal: AbortSignal }) => request<TrackedRun>(`/api/v1/tracking/runs/${seg(id)}`, { team, signal }),
    })),
  });
  const listed = useFirstRuns({ experiment, order_by: 'attributes.start_time DESC', columns: [] }, 5_000, named.length > FEW);
  const wanted = named.join();
  const many = useMemo(() => listed.data?.filter((run) => wanted.includes(run.id)), [listed.data, wanted]);
  const ready = few && single.every(({ data }) => data) ? single.flatMap(({ data }) => data ?? []) : undefined;
  const stamp = ready?.map((run) => run.id).join();
  // One array as long as the runs are the same: charts are built anew when it changes.
  const read = useMemo(() => ready, [stamp]);
  if (named.length === 0) return found;
  if (!few) return { ...listed, data: many };
  const failed = single.find(({ error }) => error);
  return { data: read, error: (failed?.error ?? null) as Problem | null, isPending: !read, refetch: (failed ?? single[0])?.refetch as never };
}
