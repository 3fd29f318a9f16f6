import { compileMessage } from '@lingui/message-utils/compileMessage';

/** Compiles ICU messages to Lingui's token arrays. English ids without placeholders are their own message and are left out. */
export function compile(locale, catalogue) {
  const entries = Object.entries(catalogue).filter(([id, text]) => locale !== 'en' || text !== id || text.includes('{'));
  return Object.fromEntries(entries.map(([id, text]) => [id, compileMessage(text)]));
}

/** Vite plugin: `import messages from './locales/ja.json'` yields the compiled catalogue. */
export function catalogues() {
  return {
    name: 'landbridge-catalogues',
    enforce: 'pre',
    transform(code, id) {
      const match = /\/i18n\/locales\/([\w-]+)\.json$/.exec(id);
      if (!match) return null;
      return { code: JSON.stringify(compile(match[1], JSON.parse(code))), map: null };
    },
  };
}
