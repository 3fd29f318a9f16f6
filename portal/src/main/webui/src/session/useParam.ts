import { useParams } from '@tanstack/react-router';

/** A path parameter of the current page; the route table guarantees that it is there. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}
