import { useEffect, useState } from 'react';
import { t } from '../i18n';
import { shortDigest } from '../format/number';
import { CopyGlyph } from './glyphs';

export function Copy({ text, label }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button type="button" className="copy" aria-label={label ?? t('Copy')} title={label ?? t('Copy')} onClick={() => void copy(text).then(setCopied)}>
      <CopyGlyph done={copied} />
      <span className="visually-hidden" role="status">
        {copied ? t('Copied') : ''}
      </span>
    </button>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Over plain HTTP the clipboard interface is missing; the old command still works there. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

export function Digest({ value }: { value: string | null | undefined }) {
  if (!value) return <span className="quiet">–</span>;
  return (
    <span className="digest" title={value}>
      {shortDigest(value)}
      <Copy text={value} label={t('Copy the digest {digest}', { digest: shortDigest(value) })} />
    </span>
  );
}

export function Code({ text }: { text: string }) {
  return (
    <div className="code">
      <pre tabIndex={0}>{text}</pre>
      <Copy text={text} />
    </div>
  );
}
