import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CALL = /\b(?:t|msg)\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g;

/** Every message id used in the sources: the literal first argument of t() and msg(). */
export function messagesIn(directory) {
  const found = new Map();
  for (const entry of readdirSync(directory, { recursive: true })) {
    if (!/\.tsx?$/.test(entry) || /\.test\.tsx?$/.test(entry)) continue;
    const text = readFileSync(join(directory, entry), 'utf8');
    for (const match of text.matchAll(CALL)) {
      const id = match[2].replace(/\\(['"`])/g, '$1');
      if (!found.has(id)) found.set(id, entry);
    }
  }
  return found;
}
