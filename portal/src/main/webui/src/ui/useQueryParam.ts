import { useNavigate, useSearch } from '@tanstack/react-router';

/** A piece of page state that lives in the query string, so that links carry it and Back restores it. */
export function useQueryParam(name: string, fallback = ''): [string, (value: string) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const set = (value: string) => {
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, [name]: value === fallback ? undefined : value }),
      replace: true,
    } as never);
  };
  return [search[name] ?? fallback, set];
}
