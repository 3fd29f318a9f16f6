// A person's way through the portal in a real browser. PORTAL, ENGINEER_PASSWORD, RELEASER_PASSWORD and CHROMIUM come
// from the environment; the demo has been run on the installation.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const portal = process.env.PORTAL;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

async function signedIn(user, password) {
  const context = await browser.newContext({ baseURL: portal, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('Name').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  return page;
}

async function api(page, method, path, data) {
  const response = await page.request.fetch(path, {
    method,
    data,
    headers: { 'X-Landbridge-Team': 'demo', 'Idempotency-Key': crypto.randomUUID() },
  });
  assert.ok(response.ok(), `${method} ${path} answered ${response.status()}: ${await response.text()}`);
  return response.json();
}

async function until(what, look, seconds = 240) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${what} did not happen within ${seconds} s`);
}

async function step(title, work) {
  const start = Date.now();
  await work();
  console.log(`✓ ${title} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}

try {
  const ada = await signedIn('ada', process.env.ENGINEER_PASSWORD);
  const grace = await signedIn('grace', process.env.RELEASER_PASSWORD);
  const route = (await api(ada, 'GET', '/api/v1/routes')).items[0];
  let release = await api(ada, 'POST', '/api/v1/releases', {
    model: route.model, version: route.version, alias: 'production', chip: 'cpu', numerics: 'bf16-emulated',
  });

  await step('watches a run', async () => {
    const run = await api(ada, 'POST', '/api/v1/runs', {
      experiment: 'demo', name: 'journey', recipe: 'column-addition', preset: 'flash',
      dataset: { name: 'column-addition', version: 0 }, target_chip: 'cpu', parameters: { steps: 60 }, register_as: '',
    });
    await ada.goto(`/t/demo/training/runs/${run.id}`);
    await ada.getByText('journey').first().waitFor();
    await ada.getByText('/ 60').first().waitFor();
    await until('the run', async () => (await api(ada, 'GET', `/api/v1/runs/${run.id}`)).state === 'SUCCEEDED');
    await ada.getByText(/succeeded/i).first().waitFor();
  });

  await step('reads the parity report and approves', async () => {
    release = await until('the approval', async () => {
      const now = await api(grace, 'GET', `/api/v1/releases/${release.id}`);
      assert.ok(['RUNNING', 'AWAITING_APPROVAL'].includes(now.state), `the release is ${now.state}: ${now.message}`);
      return now.state === 'AWAITING_APPROVAL' ? now : null;
    });
    const parity = release.steps.find((one) => one.name === 'parity').reference.id;
    await grace.goto(`/t/demo/parity/${parity}`);
    await grace.getByRole('status', { name: 'Verdict' }).getByText('PASS', { exact: true }).waitFor();
    const longer = await grace.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    assert.ok(longer <= 0, `the window scrolls by ${longer} px, beside its content`);
    await grace.goto(`/t/demo/releases/${release.id}`);
    await grace.getByRole('button', { name: 'Approve' }).click();
    await until('the release', async () =>
      (await api(grace, 'GET', `/api/v1/releases/${release.id}`)).state === 'RELEASED');
  });

  await step('finds the model and reads what its alias asks', async () => {
    await ada.goto('/t/demo');
    // models answer last: no finding may be shown that they would push away
    await ada.route(/\/api\/v1\/models\?/, async (late) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await late.continue();
    });
    await ada.getByRole('button', { name: /^Search/ }).click();
    await ada.getByRole('combobox', { name: 'Search models, runs and releases' }).fill(route.model);
    const first = ada.getByRole('option').filter({ hasText: route.model }).first();
    await first.waitFor();
    assert.match(await first.textContent(), /^Model/);
    await ada.unrouteAll({ behavior: 'ignoreErrors' });
    await first.click();
    await ada.waitForURL((url) => url.pathname.includes(`/models/${route.model}`));
    await ada.goto('/t/demo/policies/production');
    await ada.getByRole('heading', { name: 'In words' }).waitFor();
  });

  await step('chats', async () => {
    await ada.goto('/t/demo/playground');
    await ada.getByLabel('Message').fill('512+389=');
    await ada.getByRole('button', { name: 'Send' }).click();
    await ada.getByRole('log').getByText('901', { exact: true }).first().waitFor();
    await ada.getByText('Reasoning').first().waitFor();
  });

  await step('sees the usage row', async () => {
    await ada.goto('/t/demo/usage');
    const records = (await api(ada, 'GET', '/api/v1/usage/records')).items;
    const mine = records.find((record) => record.key_name === 'ada' && record.stream);
    assert.equal(mine.status, 'ok');
    const row = ada.getByRole('row').filter({ hasText: 'ada' }).filter({ hasText: String(mine.completion_tokens) });
    await row.first().waitFor();
  });
} finally {
  await browser.close();
}
