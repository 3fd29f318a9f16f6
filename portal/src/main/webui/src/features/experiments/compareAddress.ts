/** Which runs a comparison shows: named ones, or what a filter finds. */
export type Compared = { runs: string[] } | { filter: string; order: string };

/** Names stand behind the #, which never reaches a server: hundreds of them would be too long for a request line. */
export function compareAddress(experiment: string, compared: Compared): string {
  const base = `experiments/${experiment}/compare`;
  if ('runs' in compared) return `${base}#${compared.runs.join(',')}`;
  const search = new URLSearchParams();
  if (compared.filter) search.set('filter', compared.filter);
  search.set('order', compared.order);
  return `${base}?${search.toString()}`;
}

export function runsIn(hash: string): string[] {
  return hash.replace(/^#/, '').split(',').filter((id) => id !== '');
}
