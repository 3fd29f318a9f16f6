import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';
const STORAGE = 'landbridge.theme';
const CHANGED = 'landbridge-theme';
const system = () => matchMedia('(prefers-color-scheme: dark)');

export function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORAGE);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function apply(): void {
  const choice = themeChoice();
  const dark = choice === 'dark' || (choice === 'system' && system().matches);
  document.documentElement.className = dark ? 'dark' : 'light';
  window.dispatchEvent(new Event(CHANGED));
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(STORAGE, choice);
  apply();
}

/** Paper is white: what is printed from the dark theme is painted light until the printer has it. */
function paintLight(): void {
  document.documentElement.className = 'light';
  window.dispatchEvent(new Event(CHANGED));
}

export function followSystemTheme(): void {
  system().addEventListener('change', apply);
  window.addEventListener('beforeprint', paintLight);
  window.addEventListener('afterprint', apply);
}

const subscribe = (listener: () => void) => {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
};

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, themeChoice);
/** 'light' or 'dark' as painted; charts redraw when it changes. */
export const usePaintedTheme = (): string =>
  useSyncExternalStore(subscribe, () => document.documentElement.className);
