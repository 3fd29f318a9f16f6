import { useEffect, useState } from 'react';
import { exact, relative } from '../format/time';

/** The current time, renewed every `period` milliseconds. */
export function useNow(period: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), period);
    return () => clearInterval(timer);
  }, [period]);
  return now;
}

export function Time({ at }: { at: string | null | undefined }) {
  const now = useNow(15_000);
  if (!at || Number.isNaN(Date.parse(at))) return <span className="quiet">–</span>;
  return (
    <time dateTime={at} title={exact(at)} className="nowrap">
      {relative(at, now)}
    </time>
  );
}
