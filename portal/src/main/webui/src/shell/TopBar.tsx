import { i18n } from '@lingui/core';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useSession, useSignOut } from '../api/session';
import { chooseLocale, LOCALES, msg, t } from '../i18n';
import { inTeam } from '../session/guard';
import { rememberTeam, useTeam } from '../session/team';
import { Link } from '../ui/Link';
import { Menu } from '../ui/Menu';
import { Activity } from './Activity';
import { Mark } from './Mark';
import { chooseTheme, useThemeChoice, type ThemeChoice } from './theme';

const onApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

const Caret = () => (
  <span className="caret" aria-hidden="true">
    ▾
  </span>
);

export function TopBar({ onShortcuts, onSearch }: { onShortcuts: () => void; onSearch: () => void }) {
  return (
    <header className="topbar">
      <Link className="brand" href="/">
        <Mark /> Landbridge
      </Link>
      <TeamSwitch />
      <button type="button" className="search-trigger" onClick={onSearch}>
        <span>{t('Search')}</span> <kbd>{onApple ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <span className="grow" />
      <Activity />
      <button type="button" className="menu-trigger" onClick={onShortcuts} aria-label={t('Keyboard shortcuts')} title={t('Keyboard shortcuts')}>
        ?
      </button>
      <ThemeSwitch />
      <LanguageSwitch />
      <UserMenu />
    </header>
  );
}

function TeamSwitch() {
  const session = useSession();
  const team = useTeam();
  const router = useRouter();
  const { pathname } = useLocation();
  const teams = session?.teams ?? [];
  const go = (name: string) => {
    rememberTeam(name);
    router.history.push(pathname.startsWith('/t/') ? inTeam(pathname, name) : `/t/${name}`);
  };
  const shown = teams.find((row) => row.name === team);
  return (
    <Menu
      label={t('Team')}
      trigger={<>{shown?.display_name ?? team} <Caret /></>}
      entries={teams.map((row) => ({
        key: row.name,
        label: row.display_name || row.name,
        note: row.name,
        checked: row.name === team,
        onSelect: () => go(row.name),
      }))}
    />
  );
}

const THEMES: [ThemeChoice, string][] = [
  ['system', msg('System')],
  ['light', msg('Light')],
  ['dark', msg('Dark')],
];

function ThemeSwitch() {
  const choice = useThemeChoice();
  return (
    <Menu
      label={t('Theme')}
      trigger={<span aria-hidden="true">◐</span>}
      entries={THEMES.map(([key, label]) => ({ key, label: t(label), checked: key === choice, onSelect: () => chooseTheme(key) }))}
    />
  );
}

function LanguageSwitch() {
  return (
    <Menu
      label={t('Language')}
      trigger={<>{LOCALES.find(({ locale }) => locale === i18n.locale)?.name} <Caret /></>}
      entries={LOCALES.map(({ locale, name }) => ({
        key: locale,
        label: name,
        checked: locale === i18n.locale,
        onSelect: () => void chooseLocale(locale),
      }))}
    />
  );
}

function UserMenu() {
  const session = useSession();
  const router = useRouter();
  const signOut = useSignOut();
  const name = session?.user.display_name || session?.user.name || '';
  const leave = () => signOut.mutate(undefined, { onSettled: () => router.history.push('/login') });
  return (
    <Menu
      label={t('Account of {name}', { name })}
      trigger={<>{name} <Caret /></>}
      entries={[
        { key: 'tokens', label: t('Personal access tokens'), onSelect: () => router.history.push('/tokens') },
        { key: 'me', label: t('Account'), onSelect: () => router.history.push('/me') },
        { key: 'out', label: t('Sign out'), onSelect: leave },
      ]}
    />
  );
}
