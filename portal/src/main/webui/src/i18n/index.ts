import { i18n } from '@lingui/core';
import en from './locales/en.json';

export type Locale = 'en' | 'zh-CN' | 'ja';
export const LOCALES: { locale: Locale; name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'zh-CN', name: '简体中文' },
  { locale: 'ja', name: '日本語' },
];

// English ids without placeholders are their own message; without this Lingui warns about each of them.
i18n.setMessagesCompiler((text) => [text]);

const STORAGE = 'landbridge.locale';
type Catalogue = Parameters<typeof i18n.load>[1];
const LOADERS: Record<Locale, () => Promise<{ default: unknown }>> = {
  en: () => Promise.resolve({ default: en }),
  'zh-CN': () => import('./locales/zh-CN.json'),
  ja: () => import('./locales/ja.json'),
};

/** Translates at call time; call it inside render functions only. */
export function t(id: string, values?: Record<string, unknown>): string {
  return i18n._(id, values);
}

/** Marks a message for the catalogues where it is declared away from its use. */
export function msg(id: string): string {
  return id;
}

export function preferredLocale(stored: string | null, languages: readonly string[]): Locale {
  const known = LOCALES.find(({ locale }) => locale === stored);
  if (known) return known.locale;
  for (const language of languages) {
    if (language.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (language.toLowerCase().startsWith('ja')) return 'ja';
    if (language.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

export async function activate(locale: Locale): Promise<void> {
  const messages = await LOADERS[locale]();
  i18n.load(locale, messages.default as Catalogue);
  i18n.activate(locale);
  document.documentElement.lang = locale;
}

export async function chooseLocale(locale: Locale): Promise<void> {
  localStorage.setItem(STORAGE, locale);
  await activate(locale);
}

export function startLocale(): Promise<void> {
  return activate(preferredLocale(localStorage.getItem(STORAGE), navigator.languages));
}
