import { useState, type MouseEvent, type ReactNode } from 'react';
import { send } from '../api/client';
import { Problem } from '../api/problem';
import { t } from '../i18n';
import { useTeam } from '../session/team';

interface Props {
  path: string;
  /** What the file is called on the reader's disk. */
  name: string;
  className?: string;
  children: ReactNode;
}

/** A file of the current team. An ordinary link could not say which team is meant, so the page fetches it. */
export function Download({ path, name, className = 'inline-link', children }: Props) {
  const team = useTeam();
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fetchFile = async (event: MouseEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailed(null);
    try {
      const response = await send(path, { team, accept: '*/*' });
      keep(await response.blob(), name);
    } catch (cause) {
      setFailed(cause instanceof Problem ? cause.message : String(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <a href={path} download={name} className={className} aria-busy={busy} onClick={(event) => void fetchFile(event)}>{children}</a>
      {failed ? <span className="status" data-tone="bad" role="alert">{t('Not downloaded: {reason}', { reason: failed })}</span> : null}
    </>
  );
}

function keep(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
