import { useSigningKeys } from '../../api/certificates';
import type { Certificate } from '../../api/parity';
import { shortDigest } from '../../format/number';
import { t } from '../../i18n';
import { ToneGlyph, type Tone } from '../../ui/glyphs';
import { canVerify, useSignature, type SignatureAnswer } from './useSignature';

/** The answer of this browser, which computed it from the bytes that a customer would download. */
export function SignatureCheck({ certificate }: { certificate: Certificate }) {
  const keys = useSigningKeys();
  const answer = useSignature(certificate, keys.data?.items);
  if (!canVerify()) return <Line tone="idle" text={t('This page is not served over HTTPS, so the browser offers no cryptography: verify offline.')} />;
  if (keys.error) return <Line tone="warn" text={t('The signing keys cannot be read: {reason}', { reason: keys.error.message })} />;
  if (answer.error) return <Line tone="bad" text={t('The bundle cannot be checked: {reason}', { reason: answer.error.message })} />;
  if (!answer.data) return <Line tone="busy" text={t('Checking')} />;
  return <ul className="stack">{lines(answer.data).map(([tone, text]) => <li key={text}><Line tone={tone} text={text} /></li>)}</ul>;
}

function lines({ digest, signatures }: SignatureAnswer): [Tone, string][] {
  const told = signatures.map(({ keyId, holds }): [Tone, string] => {
    const key = shortDigest(keyId);
    if (holds === 'yes') return ['good', t('The signature of key {key} holds; computed in this browser.', { key })];
    if (holds === 'no') return ['bad', t('The signature of key {key} does NOT hold: the bundle was changed.', { key })];
    return ['warn', t('Key {key} is not known to this installation.', { key })];
  });
  const bytes: [Tone, string] = digest ? ['good', t('The bundle has the digest of the certificate.')] : ['bad', t('The bundle does NOT have the digest of the certificate.')];
  return [...told, bytes];
}

function Line({ tone, text }: { tone: Tone; text: string }) {
  return <span className="status said-line" data-tone={tone} role="status"><ToneGlyph tone={tone} />{text}</span>;
}
