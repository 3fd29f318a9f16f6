import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTeam } from '../session/team';
import { typing } from '../ui/useRowKeys';
import { SECTIONS } from './sections';

const CHORD_MILLIS = 1200;

/** Ctrl K or ⌘ K opens the search, `/` focuses the filter, `?` opens the sheet, `g` and a letter jumps to a section. */
export function useShortcuts(openSheet: () => void, openSearch: () => void): void {
  const router = useRouter();
  const team = useTeam();
  const chord = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        openSearch();
        return;
      }
      if (typing(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      const jumping = Date.now() - chord.current < CHORD_MILLIS;
      chord.current = 0;
      const section = jumping ? SECTIONS.find(({ key }) => key === event.key) : undefined;
      if (section) router.history.push(`/t/${team}${section.path ? `/${section.path}` : ''}`);
      else if (event.key === 'g') chord.current = Date.now();
      else if (event.key === '?') openSheet();
      else if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-filter]')?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router, team, openSheet, openSearch]);
}
