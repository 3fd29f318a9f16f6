import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { t } from '../i18n';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';
import { useShortcuts } from './useShortcuts';

const Palette = lazy(() => import('../features/search/Palette').then((module) => ({ default: module.Palette })));
const ShortcutSheet = lazy(() => import('./ShortcutSheet').then((module) => ({ default: module.ShortcutSheet })));

export function Shell() {
  const [sheet, setSheet] = useState(false);
  const [searching, setSearching] = useState(false);
  useShortcuts(() => setSheet(true), () => setSearching(true));
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('Skip to the content')}
      </a>
      <TopBar onShortcuts={() => setSheet(true)} onSearch={() => setSearching(true)} />
      <Sidebar />
      <main className="main" id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Suspense>{searching ? <Palette onClose={() => setSearching(false)} /> : null}</Suspense>
      <Suspense>{sheet ? <ShortcutSheet onClose={() => setSheet(false)} /> : null}</Suspense>
    </div>
  );
}
