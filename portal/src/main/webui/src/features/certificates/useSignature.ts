import { useQuery } from '@tanstack/react-query';
import { send } from '../../api/client';
import { signaturesHref, type SigningKey } from '../../api/certificates';
import { bundleHref, type Certificate } from '../../api/parity';
import { Problem } from '../../api/problem';
import { useTeam } from '../../session/team';
import { readBundle, sha256, verify, type Envelope } from './dsse';

export interface SignatureAnswer {
  /** Whether the bundle has the digest that the certificate names. */
  digest: boolean;
  /** One answer a signature; unknown when no key of this installation has its id. */
  signatures: { keyId: string; holds: 'yes' | 'no' | 'unknown' }[];
}

export const canVerify = () => typeof crypto !== 'undefined' && crypto.subtle !== undefined;

/** Fetches the exact bytes that a customer would get and checks them here, with the keys of this installation. */
export function useSignature(certificate: Certificate, keys: SigningKey[] | undefined) {
  const team = useTeam();
  return useQuery<SignatureAnswer, Error>({
    queryKey: [team, 'signature', certificate.id, certificate.sha256, keys?.length],
    queryFn: async ({ signal }) => {
      const response = await send(bundleHref(certificate.id), { team, signal, accept: '*/*' });
      return check(await response.arrayBuffer(), await cosigned(certificate.id, team, signal), certificate, keys ?? []);
    },
    enabled: canVerify() && keys !== undefined,
    staleTime: Infinity,
    retry: false,
  });
}

/** The envelope with the co-signatures; null where nobody co-signed. */
async function cosigned(id: string, team: string, signal: AbortSignal): Promise<string | null> {
  try {
    return await (await send(signaturesHref(id), { team, signal, accept: '*/*' })).text();
  } catch (cause) {
    if (cause instanceof Problem && cause.status === 404) return null;
    throw cause;
  }
}

export async function check(bytes: ArrayBuffer, shared: string | null, certificate: Pick<Certificate, 'sha256' | 'key_id'>, keys: SigningKey[]): Promise<SignatureAnswer> {
  const bundle = readBundle(new TextDecoder().decode(bytes));
  const answers = await Promise.all(parts(bundle, shared).map(async ({ signed, signature }) => {
    const keyId = signature.keyId || certificate.key_id;
    const key = keys.find((one) => one.key_id === keyId);
    if (!key) return { keyId, holds: 'unknown' as const };
    const holds = await verify({ signed, signatures: [] }, signature, key.public_key_pem, key.curve ?? 'P-256').catch(() => false);
    return { keyId, holds: holds ? ('yes' as const) : ('no' as const) };
  }));
  const once = answers.filter((answer, index) => answers.findIndex((one) => one.keyId === answer.keyId && one.holds === answer.holds) === index);
  return { digest: (await sha256(bytes)) === certificate.sha256, signatures: once };
}

/** Every signature over the statement of the bundle: whatever else an envelope holds proves nothing about it. */
function parts(bundle: Envelope, shared: string | null) {
  const more = shared === null ? [] : readBundle(shared).signatures;
  return [...bundle.signatures, ...more].map((signature) => ({ signed: bundle.signed, signature }));
}
