import { QueryClient } from '@tanstack/react-query';
import { Problem } from './api/problem';

/** Answers that say "no" are final; a server that is starting or restarting is asked again. */
function worthRetrying(failures: number, problem: Error): boolean {
  return failures < 2 && problem instanceof Problem && (problem.status === 0 || problem.status >= 502);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
