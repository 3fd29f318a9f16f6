import { chromium } from 'playwright-core';
import { start } from '../dev/server.mjs';
import { runs } from '../dev/tracking.mjs';

/** Every route of the portal, inside the team that has data. */
export const ROUTES = ['', 'models', 'models/adder', 'models/adder/v/3/card', 'models/adder/v/3/files', 'models/adder/v/3/lineage', 'models/adder/v/3/evaluation', 'models/adder/v/3/parity', 'models/adder/v/3/deployments', 'models/adder/v/3/audit', 'models/adder/v/3/use', 'models/adder/v/3/evidence', 'models/adder/v/3/signature', 'models/adder/v/3/lineage?direction=up', 'models/adder/compare', 'models/adder/aliases/production', 'policies', 'policies/production', 'policies/production?edit=1', 'policies/canary', 'policies/production?model=adder', 'access', 'access?model=other/big', 'audit', 'webhooks', 'webhooks/whk_1', 'storage', 'storage/quarantine', 'imports', 'experiments', 'experiments/2', 'experiments/2?filter=loss', 'experiments/2/compare', `experiments/2/runs/${runs[2].id}`, 'releases', 'releases/rel_01run', 'releases/rel_01wait', 'releases/rel_01mine', 'releases/rel_01bad', 'releases/rel_01done', 'readiness', 'training', 'training/new', 'training/runs/run_01live', 'training/runs/run_01live/history', 'training/runs/run_01live/checkpoints', 'training/runs/run_01live/logs', 'training/runs/run_01live/config', 'training/runs/run_01flash?view=table', 'training/runs/run_01nan/history', 'datasets', 'datasets?generate=1', 'datasets/addition/v/1', 'evals', 'evals/eva_01', 'portability', 'portability?model=adder&version=3', 'silicon', 'silicon/engine', 'silicon/rule', 'silicon/architecture', 'silicon/chip?add=1', 'silicon/rule/ARCH-SOFTCAP', 'silicon/rule/ARCH-SOFTCAP?edit=1', 'silicon/engine/vllm-ascend%400.24.0', 'certificates', 'certificates/crt_01', 'certificates/crt_0r', 'parity/plan', 'endpoints', 'parity', 'parity/par_01pass', 'parity/par_01fail', 'parity/par_01pass/prompts/0', 'deployments', 'deployments/dep_01serve', 'deployments/dep_01cand', 'deployments/dep_01bad', 'playground', 'keys', 'usage', 'releases/missing'].map((path) => `/t/core/${path}`.replace(/\/$/, ''));
export const OTHER = ['/login', '/me', '/tokens', '/admin', '/t/fresh', '/t/fresh/models', '/t/fresh/training', '/t/fresh/training/new', '/t/fresh/releases', '/t/fresh/readiness', '/t/fresh/parity', '/t/fresh/endpoints', '/t/fresh/certificates', '/t/fresh/portability', '/t/fresh/playground', '/t/fresh/experiments', '/t/fresh/experiments/9', '/t/fresh/policies', '/t/fresh/access', '/t/fresh/audit', '/t/fresh/webhooks', '/t/fresh/storage', '/t/fresh/storage/quarantine', '/t/fresh/imports', '/t/nobody'];

/** Chromium and the fixture server, both ended by close(). */
export async function open() {
  const server = await start();
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const context = async ({ theme, locale = 'en', viewport, signedIn = true }) => {
    const made = await browser.newContext({ viewport, bypassCSP: true, reducedMotion: 'reduce' });
    await made.addInitScript(([chosen, language]) => {
      localStorage.setItem('landbridge.theme', chosen);
      localStorage.setItem('landbridge.locale', language);
    }, [theme, locale]);
    if (signedIn) await made.addCookies([{ name: 'lb_session', value: 'fixture', url: origin }]);
    return made;
  };
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  };
  return { origin, context, close };
}

export async function visit(page, url) {
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForSelector('h1, form, .problem', { timeout: 10_000 });
  await page.waitForFunction(() => document.querySelectorAll('.skeleton').length === 0, null, { timeout: 10_000 });
  await page.waitForTimeout(250);
}
