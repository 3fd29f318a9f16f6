// WCAG 2.2 AA, and no second scroll bar, on every route in both themes, and in every language for a part of them; arguments narrow it to some routes. Needs `npm run build` and a Chromium.
import { AxeBuilder } from '@axe-core/playwright';
import { open, OTHER, ROUTES, visit } from './browser.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const chosen = process.argv.slice(2);
const { origin, context, close } = await open();
let checked = 0;
let violations = 0;
for (const [locale, theme] of [['en', 'light'], ['en', 'dark'], ['zh-CN', 'light'], ['ja', 'dark']]) {
  const routes = chosen.length ? chosen : locale === 'en' ? [...ROUTES, ...OTHER] : ['/t/core', '/t/core/training/new', '/t/core/parity/par_01pass', '/t/core/releases/rel_01bad'];
  const made = await context({ theme, locale, viewport: { width: 1440, height: 900 } });
  const page = await made.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  for (const route of routes) {
    await visit(page, origin + route);
    const result = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    checked += 1;
    for (const { id, nodes } of result.violations) {
      violations += 1;
      console.error(`${locale} ${theme} ${route}: ${id} x${nodes.length} ${nodes[0].html.slice(0, 160)}\n   ${nodes[0].failureSummary?.split('\n')[1] ?? ''}`);
    }
    const longer = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    if (longer > 0) {
      violations += 1;
      console.error(`${locale} ${theme} ${route}: the window scrolls by ${longer} px, beside its content`);
    }
    for (const error of errors.splice(0)) {
      violations += 1;
      console.error(`${locale} ${theme} ${route}: uncaught ${error}`);
    }
  }
  await made.close();
}
await close();
console.log(`${checked} pages checked, ${violations} violations`);
process.exit(violations === 0 ? 0 : 1);
