import type { ApiKey } from '../../api/keys';

export function keyState(key: Pick<ApiKey, 'revoked_at' | 'expires_at'>, now: number): string {
  if (key.revoked_at) return 'REVOKED';
  return key.expires_at && Date.parse(key.expires_at) <= now ? 'EXPIRED' : 'ACTIVE';
}
