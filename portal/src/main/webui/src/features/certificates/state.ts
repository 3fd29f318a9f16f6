import type { Certificate } from '../../api/parity';

/** REVOKED, EXPIRED or ACTIVE. */
export function stateOf(certificate: Certificate, now: number): string {
  if (certificate.revoked_at) return 'REVOKED';
  return certificate.expires_at && Date.parse(certificate.expires_at) <= now ? 'EXPIRED' : 'ACTIVE';
}
