import { useEffect, useRef, useState } from 'react';

export function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** J and K move through the rows of a table, Enter opens the first link of the row. */
export function useRowKeys(count: number) {
  const [active, setActive] = useState(-1);
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (typing(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      const first = document.querySelector('main tbody');
      if (first !== body.current) return;
      if (event.key === 'j') setActive((index) => Math.min(count - 1, index + 1));
      if (event.key === 'k') setActive((index) => Math.max(0, index - 1));
      if (event.key === 'Enter' && event.target === document.body) {
        body.current?.querySelector<HTMLAnchorElement>('tr[data-active="true"] a')?.click();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [count]);
  useEffect(() => {
    body.current?.querySelector('tr[data-active="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return { active, body };
}
