import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { preAuthentication, rawSignature } from './dsse';
import { check } from './useSignature';

const text = (value: string) => new TextEncoder().encode(value) as Uint8Array<ArrayBuffer>;
const base64 = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(bytes as Uint8Array).toString('base64');

/** r and s as an ASN.1 sequence, as Java and openssl write it. */
function der(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2;
  const integer = (bytes: Uint8Array) => {
    const start = bytes.findIndex((byte) => byte !== 0);
    const short = bytes.slice(start);
    const padded = (short[0] ?? 0) > 0x7f ? Uint8Array.of(0, ...short) : short;
    return [2, padded.length, ...padded];
  };
  const body = [...integer(raw.slice(0, half)), ...integer(raw.slice(half))];
  return body.length > 0x7f ? Uint8Array.of(0x30, 0x81, body.length, ...body) : Uint8Array.of(0x30, body.length, ...body);
}

const HASHES: Record<string, string> = { 'P-256': 'SHA-256', 'P-384': 'SHA-384', 'P-521': 'SHA-512' };

async function signed(payload: string, curve = 'P-256', id = 'k1') {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: curve }, true, ['sign', 'verify']);
  const type = 'application/vnd.in-toto+json';
  const raw = await webcrypto.subtle.sign({ name: 'ECDSA', hash: HASHES[curve] as string }, pair.privateKey, preAuthentication(type, text(payload)));
  const pem = `-----BEGIN PUBLIC KEY-----\n${base64(await webcrypto.subtle.exportKey('spki', pair.publicKey))}\n-----END PUBLIC KEY-----\n`;
  const bundle = (body: string) => JSON.stringify({ verificationMaterial: { publicKey: { hint: id } }, dsseEnvelope: { payload: base64(text(body)), payloadType: type, signatures: [{ sig: base64(der(new Uint8Array(raw))) }] } });
  return { bundle, keys: [{ key_id: id, public_key_pem: pem, created_at: '', curve }] };
}

const bytes = (value: string) => text(value).buffer;
const digest = async (value: string) => Buffer.from(await webcrypto.subtle.digest('SHA-256', text(value))).toString('hex');

beforeAll(() => {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
});

describe('a signed bundle', () => {
  it('encodes type and payload as the specification does', () => {
    expect(new TextDecoder().decode(preAuthentication('http://example.com/HelloWorld', text('hello world')))).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('holds with the key that signed it', async () => {
    const { bundle, keys } = await signed('{"verdict":"PASS"}');
    const whole = bundle('{"verdict":"PASS"}');
    expect(await check(bytes(whole), null, { sha256: await digest(whole), key_id: 'k1' }, keys)).toEqual({ digest: true, signatures: [{ keyId: 'k1', holds: 'yes' }] });
  });

  it('does not hold when one byte of the payload was changed', async () => {
    const { bundle, keys } = await signed('{"verdict":"FAIL"}');
    const answer = await check(bytes(bundle('{"verdict":"PASS"}')), null, { sha256: await digest(bundle('{"verdict":"FAIL"}')), key_id: 'k1' }, keys);
    expect(answer).toEqual({ digest: false, signatures: [{ keyId: 'k1', holds: 'no' }] });
  });

  it('says so when no key is known', async () => {
    const { bundle } = await signed('{}');
    expect((await check(bytes(bundle('{}')), null, { sha256: '', key_id: 'k1' }, [])).signatures).toEqual([{ keyId: 'k1', holds: 'unknown' }]);
  });

  it.each(['P-384', 'P-521'])('holds with a co-signer on %s', async (curve) => {
    const statement = '{"verdict":"PASS"}';
    const evaluator = await signed(statement);
    const cosigner = await signed(statement, curve, 'k2');
    const own = (JSON.parse(cosigner.bundle(statement)) as { dsseEnvelope: { signatures: { sig: string }[] } }).dsseEnvelope;
    const shared = JSON.stringify({ ...own, signatures: own.signatures.map(({ sig }) => ({ sig, keyid: 'k2' })) });
    const answer = await check(bytes(evaluator.bundle(statement)), shared, { sha256: '', key_id: 'k1' }, [...evaluator.keys, ...cosigner.keys]);
    expect(answer.signatures).toEqual([{ keyId: 'k1', holds: 'yes' }, { keyId: 'k2', holds: 'yes' }]);
    const foreign = await check(bytes(evaluator.bundle('{"verdict":"FAIL"}')), shared, { sha256: '', key_id: 'k1' }, [...evaluator.keys, ...cosigner.keys]);
    expect(foreign.signatures.map(({ holds }) => holds)).toEqual(['no', 'no']);
  });

  it('refuses what is no signature', () => {
    expect(() => rawSignature(Uint8Array.of(1, 2, 3), 32)).toThrow('not an ECDSA signature');
    expect(() => rawSignature(Uint8Array.of(0x30, 2, 2, 9), 32)).toThrow('not an ECDSA signature');
  });
});
