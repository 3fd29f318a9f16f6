import { useQuery } from '@tanstack/react-query';
import { send } from '../../api/client';
import type { SigningKey } from '../../api/certificates';
import { bundleHref, type Certificate } from '../../api/parity';
import { useTeam } from '../../session/team';
import { readBundle, sha256, verify } from './dsse';

export interface SignatureAnswer {
  /** Whether the bundle has the digest that the certificate names. */
  digest: boolean;
  /** One answer a signature; unknown when no key of this installation has its id. */
  signatures: { keyId: string; holds: 'yes' | 'no' | 'unknown' }[];
}

export const canVerify = () => typeof crypto !== 'undefined' && crypto.subtle !== undefined;

/** Fetches the exact bytes of the bundle and checks them here, with the keys of this installation. */
export function useSignature(certificate: Certificate, keys: SigningKey[] | undefined) {
  const team = useTeam();
  return useQuery<SignatureAnswer, Error>({
    queryKey: [team, 'signature', certificate.id, certificate.sha256, keys?.length],
    queryFn: async ({ signal }) => {
      const response = await send(bundleHref(certificate.id), { team, signal, accept: '*/*' });
      return check(await response.arrayBuffer(), certificate, keys ?? []);
    },
    enabled: canVerify() && keys !== undefined,
    staleTime: Infinity,
    retry: false,
  });
}

export async function check(bytes: ArrayBuffer, certificate: Pick<Certificate, 'sha256' | 'key_id'>, keys: SigningKey[]): Promise<SignatureAnswer> {
  const envelope = readBundle(new TextDecoder().decode(bytes));
  const signatures = await Promise.all(
    envelope.signatures.map(async (signature) => {
      const keyId = signature.keyId || certificate.key_id;
      const key = keys.find((one) => one.key_id === keyId);
      if (!key) return { keyId, holds: 'unknown' as const };
      return { keyId, holds: (await verify(envelope, signature, key.public_key_pem)) ? ('yes' as const) : ('no' as const) };
    }),
  );
  return { digest: (await sha256(bytes)) === certificate.sha256, signatures };
}
