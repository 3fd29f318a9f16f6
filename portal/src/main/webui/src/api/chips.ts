import { useGet } from './hooks';
import { useQuery } from '@tanstack/react-query';
import { useTeam } from '../session/team';
import { request } from './client';
import type { Problem } from './problem';

export interface ChipRow {
  key: string;
  name: string;
  family: string;
  vendor: string;
  memory_gib: number | null;
}

export interface Finding {
  rule: string;
  verdict: string;
  reason: string;
  remedy: string | null;
  source: string | null;
}

export interface PortabilityCheck {
  id: string;
  verdict: 'OK' | 'WARN' | 'CONVERT' | 'BLOCK';
  findings: Finding[];
  chip: string;
  family: string;
  rules_version: string;
}

export const useChips = () => useGet<{ items: ChipRow[] }>('/api/v1/chips', { staleMillis: 3_600_000 });

/** The portability verdict for a planned architecture; asked again whenever the plan changes. */
export function usePreflight(config: Record<string, unknown> | null, chip: string) {
  const team = useTeam();
  return useQuery<PortabilityCheck, Problem>({
    queryKey: [team, 'portability-check', chip, config],
    queryFn: ({ signal }) =>
      request<PortabilityCheck>('/api/v1/portability-checks', { method: 'POST', team, signal, body: { config, chip } }),
    enabled: config !== null && chip !== '',
    staleTime: 300_000,
    placeholderData: (previous) => previous,
  });
}
