import { seg, useGet, usePages, useSend } from './hooks';
import type { Certificate } from './parity';

/** A public key that signed, or was imported to be trusted. */
export interface SigningKey {
  key_id: string;
  public_key_pem: string;
  created_at: string;
  /** Null while it may sign; missing where the server does not tell. */
  retired_at?: string | null;
  revoked_at?: string | null;
  reason?: string | null;
}

const path = (id: string) => `/api/v1/certificates/${seg(id)}`;

export const useCertificates = () => usePages<Certificate>('/api/v1/certificates');
export const useSigningKeys = () => useGet<{ items: SigningKey[] }>('/api/v1/signing-keys', { staleMillis: 60_000 });
export const useRevokeCertificate = (id: string, onSuccess: () => void) =>
  useSend<string, Certificate>({ path: () => `${path(id)}/revocation`, body: (reason) => ({ reason }), refresh: ['/api/v1/certificates'], onSuccess });
