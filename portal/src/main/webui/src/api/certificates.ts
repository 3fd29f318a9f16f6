import { seg, useGet, usePages, useSend } from './hooks';
import type { Certificate } from './parity';

/** A public key that signed, or was imported to be trusted. */
export interface SigningKey {
  key_id: string;
  public_key_pem: string;
  created_at: string;
  purpose?: 'evaluator' | 'cosigner';
  /** The person or organisation of a cosigner. */
  holder?: string | null;
  curve?: string | null;
  state?: 'ACTIVE' | 'RETIRED' | 'READY' | 'REVOKED';
  valid_from?: string | null;
  valid_until?: string | null;
  revoked_at?: string | null;
  revocation_reason?: string | null;
}

/** What a check of the chain of all certificates found. */
export interface ChainReport {
  verified: boolean;
  certificates: number;
  events: number;
  head: string | null;
  broken: { kind: string; id: string; reason: string } | null;
}

const path = (id: string) => `/api/v1/certificates/${seg(id)}`;

export const useCertificates = () => usePages<Certificate>('/api/v1/certificates');
export const useSigningKeys = () => useGet<{ items: SigningKey[] }>('/api/v1/signing-keys', { staleMillis: 60_000 });
/** The statement with every signature; a DSSE envelope. */
export const signaturesHref = (id: string) => `${path(id)}/signatures`;
export const releaseBundleHref = (id: string) => `${path(id)}/release-bundle`;
export const testResultHref = (id: string) => `${path(id)}/test-result`;
export const chainExportHref = '/api/v1/certificates/chain/export';
/** Computes every digest anew, so it is asked only when wanted; for operators. */
export const useChain = (wanted: boolean) => useGet<ChainReport>(wanted ? '/api/v1/certificates/chain' : null);
export const useRevokeCertificate = (id: string, onSuccess: () => void) =>
  useSend<string, Certificate>({ path: () => `${path(id)}/revocation`, body: (reason) => ({ reason }), refresh: ['/api/v1/certificates'], onSuccess });
