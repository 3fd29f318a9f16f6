import type { AliasMove } from '../../api/policies';

/** Where a rollback would go, by the rule of the registry: a rollback takes back the move before it. Newest move first. */
export function versionBefore(moves: Pick<AliasMove, 'kind' | 'to_version'>[]): number | null {
  const path: number[] = [];
  for (const { kind, to_version: to } of [...moves].reverse()) {
    if (kind === 'rollback') path.pop();
    if (path[path.length - 1] === to) path.pop();
    path.push(to);
  }
  return path[path.length - 2] ?? null;
}
