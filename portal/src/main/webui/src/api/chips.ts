import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTeam } from '../session/team';
import { useGet } from './hooks';
import { request } from './client';
import type { Problem } from './problem';

export interface ChipRow {
  key: string;
  name: string;
  family: string;
  vendor: string;
  memory_gib: number | null;
  dtypes?: string[];
  stand_in?: boolean;
}

/** What a model would meet on a chip: a registered version or the text of a config.json. */
export interface PortabilityQuestion {
  config?: Record<string, unknown>;
  model?: string;
  version?: number;
  /** Tokens; 0 takes the model's own. */
  max_model_len: number;
  /** Devices of one replica; 0 is the smallest number that the family schedules. */
  device_count: number;
  /** A row of the catalogue; left out: the newest maintained one that serves the chip. */
  engine?: string;
  engine_version?: string;
  /** What no file of the model tells. */
  stated?: Record<string, unknown>;
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
  /** Of all rows in force, an operator's among them. */
  catalogue_digest?: string | null;
  overrides?: number;
}

export interface EngineRow {
  engine: string;
  version: string;
  families: string[];
  maintained: boolean;
}

export const useChips = () => useGet<{ items: ChipRow[] }>('/api/v1/chips', { staleMillis: 3_600_000 });

export const useEngines = () => useGet<{ items: EngineRow[] }>('/api/v1/engines', { staleMillis: 3_600_000 });

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

/** One verdict a chip, all asked at once; nothing is kept on the server. */
export function useWhatIf(question: PortabilityQuestion | null, chips: string[]) {
  const team = useTeam();
  return useQueries({
    queries: chips.map((chip) => ({
      queryKey: [team, 'portability-check', chip, question],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        request<PortabilityCheck>('/api/v1/portability-checks', { method: 'POST', team, signal, body: { ...question, chip } }),
      enabled: question !== null,
      staleTime: 300_000,
      retry: false,
    })),
  }).map((query, index) => ({ chip: chips[index] as string, query: query as UseQueryResult<PortabilityCheck, Problem> }));
}
