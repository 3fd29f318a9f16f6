import { Problem } from './problem';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  team?: string | null;
  body?: unknown;
  idempotencyKey?: string;
  /** The version this change was made on, from the document itself. */
  ifMatch?: number;
  signal?: AbortSignal;
  accept?: string;
}

type Listener = () => void;
let signedOut: Listener = () => undefined;

/** The router registers here what happens when the session has ended. */
export function onSignedOut(listener: Listener): void {
  signedOut = listener;
}

/** A random key, also where crypto.randomUUID is missing (plain HTTP on a host that is not localhost). */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: options.accept ?? 'application/json' };
  if (options.team) headers['X-Landbridge-Team'] = options.team;
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey;
  if (options.ifMatch !== undefined) headers['If-Match'] = `"${options.ifMatch}"`;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      method: options.method ?? 'GET',
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      credentials: 'same-origin',
      signal: options.signal,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw Problem.unreachable(cause);
  }
  if (response.ok) return response;
  if (response.status === 401 && !path.startsWith('/api/v1/session')) signedOut();
  throw await Problem.of(response);
}

export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Appends a query string, leaving out what is empty; a list repeats its name. */
export function withQuery(path: string, query: Record<string, string | number | readonly string[] | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'object') value?.forEach((one) => search.append(name, one));
    else if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
