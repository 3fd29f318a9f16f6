// Budgets: entry JavaScript <= 130 kB gzip, each further route <= 60 kB, all style sheets <= 20 kB.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '..', 'dist');
const size = (name) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length / 1000;
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const entry = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]);
const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
const total = (names) => names.reduce((sum, name) => sum + size(name), 0);

const css = assets.filter((name) => name.endsWith('.css'));
const routes = assets.filter((name) => name.endsWith('.js') && !entry.includes(name));
const budgets = [['entry JavaScript', total(entry), 130], ['style sheets', total(css), 20]];
for (const name of routes) budgets.push([name, size(name), 60]);

let over = 0;
for (const [name, kilobytes, limit] of budgets) {
  if (kilobytes > limit) over += 1;
  if (limit !== 60 || kilobytes > 15) console.log(`${kilobytes.toFixed(1).padStart(7)} / ${limit} kB gz  ${name}`);
}
process.exit(over === 0 ? 0 : 1);
