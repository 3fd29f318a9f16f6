import type { QueryClient } from '@tanstack/react-query';
import { createRouter, type AnyRouter } from '@tanstack/react-router';
import { onSignedOut } from './api/client';
import { sessionQuery } from './api/session';
import { routeTree } from './routes';
import { Crashed, NotFound } from './shell/Fallback';

/** Query strings hold plain text: ?q=abc, without the quoting of JSON values. */
function stringify(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

const parse = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

export function createAppRouter(queries: QueryClient): AnyRouter {
  const router = createRouter({
    routeTree,
    context: { queries },
    parseSearch: parse,
    stringifySearch: stringify,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Crashed,
    scrollRestoration: true,
    defaultPendingMs: 150,
  });
  onSignedOut(() => {
    if (router.state.location.pathname === '/login') return;
    queries.setQueryData(sessionQuery.queryKey, null);
    router.history.push(`/login?to=${encodeURIComponent(router.state.location.href)}`);
  });
  return router;
}
