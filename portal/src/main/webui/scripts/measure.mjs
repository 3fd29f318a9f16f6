// How fast the pages with many runs and metric keys open: 300 runs with 12,000 keys, from the fixture server.
// A page counts as open when its curves are painted and its keys and rows are there. Fails above the bound.
import { runs } from '../dev/tracking.mjs';
import { open } from './browser.mjs';

const ROUNDS = 5;
const BOUND_MILLIS = 1500;
const { origin, context, close } = await open();
const made = await context({ theme: 'light', viewport: { width: 1440, height: 900 } });
const page = await made.newPage();
let slow = 0;

async function timed(title, work) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await work());
  times.sort((a, b) => a - b);
  const median = times[Math.floor(ROUNDS / 2)];
  if (times[ROUNDS - 1] > BOUND_MILLIS) slow += 1;
  console.log(`${title}: median ${Math.round(median)} ms, slowest ${Math.round(times[ROUNDS - 1])} ms`);
}

/** Milliseconds from the start of the load until the condition holds and the frame after it is painted. */
async function loaded(path, condition) {
  await page.goto('about:blank');
  await page.goto(origin + path, { waitUntil: 'commit' });
  await page.waitForFunction(condition, null, { polling: 'raf', timeout: 20_000 });
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))));
}

const chartsAndKeys = () => document.querySelectorAll('.uplot canvas').length >= 2 && document.querySelectorAll('.key').length >= 100;
await timed('runs of an experiment (300 runs, first 100 rows)', () => loaded('/t/core/experiments/2', () => document.querySelectorAll('tbody tr').length >= 100));
await timed('comparison of 300 runs with 12,000 metric keys', () => loaded('/t/core/experiments/2/compare', chartsAndKeys));
await timed('one run with 12,000 metric keys', () => loaded(`/t/core/experiments/2/runs/${runs[2].id}`, chartsAndKeys));
await loaded('/t/core/experiments/2/compare', chartsAndKeys);
await timed('search among 12,000 keys', async () => {
  await page.fill('.key-picker input[type=search]', '');
  await page.waitForFunction(() => document.querySelectorAll('.key').length >= 100);
  const start = await page.evaluate(() => performance.now());
  await page.fill('.key-picker input[type=search]', 'layer_199/norm/stat_5');
  await page.waitForFunction(() => [...document.querySelectorAll('.key .clip')].some((row) => row.textContent.startsWith('layer_199/norm/stat_5')), null, { polling: 'raf' });
  return (await page.evaluate(() => performance.now())) - start;
});
await close();
process.exit(slow === 0 ? 0 : 1);
