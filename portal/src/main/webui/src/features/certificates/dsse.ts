/** DSSE envelopes in sigstore bundles, checked with the cryptography of the browser. */
export interface Signature {
  keyId: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Envelope {
  /** What is signed: the pre-authentication encoding of type and payload. */
  signed: Uint8Array<ArrayBuffer>;
  signatures: Signature[];
}

interface Dsse {
  payload: string;
  payloadType: string;
  signatures: { sig: string; keyid?: string }[];
}

interface Bundle {
  verificationMaterial?: { publicKey?: { hint?: string } };
  dsseEnvelope?: Dsse;
}

/** A sigstore bundle, or the envelope alone as it travels with several signatures; throws when it is neither. */
export function readBundle(text: string): Envelope {
  const bundle = JSON.parse(text) as Bundle & Partial<Dsse>;
  const envelope = bundle.dsseEnvelope ?? (bundle as Dsse);
  if (!envelope.payload || !envelope.signatures) throw new Error('no DSSE envelope');
  const hint = bundle.verificationMaterial?.publicKey?.hint ?? '';
  return {
    signed: preAuthentication(envelope.payloadType, decode(envelope.payload)),
    signatures: envelope.signatures.map(({ sig, keyid }) => ({ keyId: keyid || hint, bytes: decode(sig) })),
  };
}

/** "DSSEv1", then the length and bytes of type and payload, separated by spaces (DSSE v1.0, section protocol). */
export function preAuthentication(type: string, payload: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const typeBytes = new TextEncoder().encode(type);
  const head = new TextEncoder().encode(`DSSEv1 ${typeBytes.length} ${type} ${payload.length} `);
  const all = new Uint8Array(head.length + payload.length);
  all.set(head);
  all.set(payload, head.length);
  return all;
}

/** WebCrypto wants r and s in `half` bytes each; a bundle carries them as an ASN.1 sequence of two integers. */
export function rawSignature(der: Uint8Array, half: number): Uint8Array<ArrayBuffer> {
  if (der[0] !== 0x30) throw new Error('not an ECDSA signature');
  const raw = new Uint8Array(2 * half);
  let at = (der[1] ?? 0) > 0x80 ? 3 : 2;
  for (const end of [half, 2 * half]) {
    const length = der[at + 1] ?? 0;
    const number = der.slice(at + 2, at + 2 + length);
    const digits = number.slice(Math.max(0, number.length - half));
    if (der[at] !== 0x02 || number.length !== length || number.length > half + 1) throw new Error('not an ECDSA signature');
    raw.set(digits, end - digits.length);
    at += 2 + length;
  }
  return raw;
}

/** Bytes of r or of s, and the hash that goes with the curve. */
const CURVES: Record<string, { half: number; hash: string }> = {
  'P-256': { half: 32, hash: 'SHA-256' },
  'P-384': { half: 48, hash: 'SHA-384' },
  'P-521': { half: 66, hash: 'SHA-512' },
};

export async function verify(envelope: Envelope, signature: Signature, publicKeyPem: string, curve = 'P-256'): Promise<boolean> {
  const known = CURVES[curve];
  if (!known) throw new Error(`unknown curve ${curve}`);
  const der = decode(publicKeyPem.replace(/-----[^-]+-----|\s/g, ''));
  const key = await crypto.subtle.importKey('spki', der, { name: 'ECDSA', namedCurve: curve }, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: known.hash }, key, rawSignature(signature.bytes, known.half), envelope.signed);
}

export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
