// Screenshots for looking at: `npm run shots -- [light|dark] [1440x900] [locale] [route...]`, written to .shots/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open, OTHER, ROUTES, visit } from './browser.mjs';

const [theme = 'light', size = '1440x900', locale = 'en', ...chosen] = process.argv.slice(2);
const [width, height] = size.split('x').map(Number);
const directory = join(import.meta.dirname, '..', '.shots');
mkdirSync(directory, { recursive: true });
const { origin, context, close } = await open();
const made = await context({ theme, locale, viewport: { width, height } });
const page = await made.newPage();
page.on('pageerror', (error) => console.error(`uncaught ${error.message}`));
for (const route of chosen.length ? chosen : [...ROUTES, ...OTHER]) {
  await visit(page, origin + route);
  const name = `${route.slice(1).replace(/[/?=&:]+/g, '-')}-${theme}-${width}-${locale}.png`;
  await page.screenshot({ path: join(directory, name) });
  console.log(name);
}
await close();
