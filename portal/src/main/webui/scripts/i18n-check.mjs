// Fails when a catalogue lacks a message of the sources, keeps a stale one, or changes the placeholders.
// `--write` brings en.json up to date and lists what the other languages lack.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './catalogues.mjs';
import { messagesIn } from './messages.mjs';

const root = join(import.meta.dirname, '..', 'src');
const used = messagesIn(root);
const file = (locale) => join(root, 'i18n', 'locales', `${locale}.json`);
const read = (locale) => (existsSync(file(locale)) ? JSON.parse(readFileSync(file(locale), 'utf8')) : {});
const placeholders = (text) => [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]))].sort().join();
const save = (locale, catalogue) => {
  const sorted = Object.fromEntries(Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file(locale), `${JSON.stringify(sorted, null, 1)}\n`);
};

if (process.argv.includes('--write')) {
  save('en', Object.fromEntries([...used.keys()].map((id) => [id, id])));
  for (const locale of ['zh-CN', 'ja']) {
    save(locale, Object.fromEntries(Object.entries(read(locale)).filter(([id]) => used.has(id))));
  }
}

let failures = 0;
for (const locale of ['en', 'zh-CN', 'ja']) {
  const catalogue = read(locale);
  const problems = [];
  for (const [id, where] of used) {
    const text = catalogue[id];
    if (!text) problems.push(`missing (${where}): ${id}`);
    else if (placeholders(text) !== placeholders(id) && !id.includes('plural')) problems.push(`placeholders differ: ${id}`);
  }
  for (const id of Object.keys(catalogue)) if (!used.has(id)) problems.push(`not used: ${id}`);
  compile(locale, catalogue);
  problems.forEach((problem) => console.error(`${locale}: ${problem}`));
  failures += problems.length;
  console.log(`${locale}: ${Object.keys(catalogue).length} messages, ${problems.length} problems`);
}
process.exit(failures === 0 ? 0 : 1);
