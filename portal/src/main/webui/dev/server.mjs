// The built portal with made-up services behind it, for screenshots and the accessibility check.
// The team `fresh` has no data at all; the cookie is not checked beyond its presence.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as data from './data.mjs';
import * as proof from './proof.mjs';
import * as records from './records.mjs';
import * as silicon from './silicon.mjs';
import * as tracking from './tracking.mjs';

const dist = process.env.DIST ?? join(import.meta.dirname, '..', 'dist');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const CSP = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";
const { page } = data;
const one = (rows, id) => rows.find((row) => row.id === id);
const list = (rows) => ({ fresh }) => page(fresh ? [] : rows);

const ROUTES = [
  ['GET /api/v1/models', ({ fresh, query }) => page(fresh ? [] : data.models.filter((row) => `${row.name} ${row.description}`.includes(query.get('search') ?? '')))],
  ['PATCH /api/v1/models/:m', ({ m, body }) => Object.assign(data.models.find((row) => row.name === m), body)],
  ['PUT /api/v1/models/:m/tags/:k', ({ k, body }) => ({ key: k, ...body })],
  ['GET /api/v1/models/:m/aliases/:a/history', () => page(records.moves)],
  ['POST /api/v1/models/:m/aliases/:a/rollback', () => data.models[0].aliases[0]],
  ['GET /api/v1/models/:m/policies/:a', ({ m, a }) => records.policyOf(a, m) ?? records.policyOf(a, null)],
  ['GET /api/v1/models/:m/versions/:v/waivers', ({ v }) => page(v === '3' ? records.waivers : [])],
  ['POST /api/v1/models/:m/versions/:v/waivers', ({ body }) => ({ id: 'wai_2', ...body })],
  ['GET /api/v1/models/:m/versions/:v/card', ({ v }) => records.card(data.versions.find((row) => String(row.version) === v))],
  ['GET /api/v1/models/:m/versions/:v/signature', () => records.signature],
  ['GET /api/v1/version-diffs', ({ query }) => records.diff(query.get('from'), query.get('to'))],
  ['GET /api/v1/lineage', ({ query }) => data.lineageSide(query.get('direction'))],
  ['GET /api/v1/policies', list(records.policies)],
  ['GET /api/v1/policies/:a', ({ a }) => records.policyOf(a, null)],
  ['PUT /api/v1/policies/:a', ({ a, body }) => ({ ...records.policyOf(a, null), document: body })],
  ['POST /api/v1/policy-checks', ({ body }) => records.check(body)],
  ['GET /api/v1/access-requests', list(records.accessRequests)],
  ['POST /api/v1/access-requests/:id/decision', ({ id }) => one(records.accessRequests, id)],
  ['GET /api/v1/quarantine', list(records.held)],
  ['POST /api/v1/quarantine/:d/permission', () => records.held[0]],
  ['GET /api/v1/storage', ({ fresh }) => (fresh ? { ...records.storage, team: 'fresh', blobs: 0, bytes: 0, referenced_bytes: 0 } : records.storage)],
  ['GET /api/v1/storage/checks', () => page([records.storageCheck])],
  ['POST /api/v1/storage/checks', () => ({ ...records.storageCheck, state: 'RUNNING', checked: 0 })],
  ['GET /api/v1/storage/checks/:id', () => records.storageCheck],
  ['POST /api/v1/storage/collections', () => ({ records: 901, blobs: 812, bytes: 174_000_000_000, uploads: 3 })],
  ['PUT /api/v1/storage/limits/:t', ({ body }) => body],
  ['GET /api/v1/webhooks', list(records.webhooks)],
  ['POST /api/v1/webhooks', ({ body }) => ({ ...records.webhooks[0], ...body, id: 'whk_3', secret: `whsec_${data.digest('whk').slice(0, 40)}` })],
  ['GET /api/v1/webhooks/:id', ({ id }) => one(records.webhooks, id)],
  ['GET /api/v1/webhooks/:id/deliveries', ({ id }) => page(id === 'whk_1' ? records.deliveries : [])],
  ['POST /api/v1/webhooks/:id/test', () => ({})],
  ['PATCH /api/v1/webhooks/:id', ({ id, body }) => Object.assign(one(records.webhooks, id), body)],
  ['GET /api/v1/imports', list(records.imports)],
  ['POST /api/v1/imports', () => records.imports[0]],
  ['POST /api/v1/audit/verification', () => ({ verified: true, events: 24_031, chains: [], first_broken: null })],
  ['GET /api/v1/tracking/experiments', list(tracking.experiments)],
  ['GET /api/v1/tracking/runs', ({ query }) => tracking.search(query)],
  ['GET /api/v1/tracking/runs/:id', ({ id }) => one(tracking.runs, id)],
  ['POST /api/v1/tracking/metric-keys', ({ body }) => tracking.metricKeys(body)],
  ['POST /api/v1/tracking/series', ({ body }) => tracking.series(body)],
  ['POST /api/v1/tracking/comparison', ({ body }) => tracking.comparison(body)],
  ['GET /api/2.0/mlflow/artifacts/list', ({ query }) => tracking.artifacts(query.get('path'))],
  ['GET /api/v1/models/:m', ({ m }) => data.models.find((row) => row.name === m)],
  ['GET /api/v1/models/:m/versions', ({ m }) => page(m === 'adder' ? data.versions : [])],
  ['GET /api/v1/models/:m/versions/:v', ({ v }) => data.versions.find((row) => String(row.version) === v)],
  ['GET /api/v1/models/:m/versions/:v/lineage', () => data.lineage],
  ['GET /api/v1/models/:m/versions/:v/evidence', () => page(data.evidence)],
  ['GET /api/v1/audit', ({ query, fresh }) => { const found = fresh ? [] : records.audit(query); return Array.isArray(found) ? page(found) : found; }],
  ['GET /api/v1/datasets', list([{ ...data.dataset, latest_version: 1 }])],
  ['GET /api/v1/datasets/:d/versions', () => page([data.dataset])],
  ['GET /api/v1/datasets/:d/versions/:v', () => data.dataset],
  ['GET /api/v1/datasets/:d/versions/:v/rows', () => data.datasetRows],
  ['GET /api/v1/releases', list(data.releases)],
  ['GET /api/v1/releases/:id', ({ id }) => one(data.releases, id)],
  ['POST /api/v1/releases', () => data.releases[0]],
  ['GET /api/v1/readiness', ({ fresh }) => (fresh ? { gates: [], rows: [] } : data.readiness)],
  ['GET /api/v1/recipes', () => data.recipes],
  ['POST /api/v1/recipes/:r/datasets', () => ({ dataset: { name: 'addition', version: 1, digest: data.dataset.digest, id: 'dsv_01' } })],
  ['GET /api/v1/experiments', () => page([{ name: 'first', description: '' }])],
  ['POST /api/v1/experiments', () => ({ name: 'first' })],
  ['GET /api/v1/pools', () => data.pools],
  ['GET /api/v1/runs', list(data.runs)],
  ['POST /api/v1/runs', () => data.runs[0]],
  ['GET /api/v1/runs/:id', ({ id }) => one(data.runs, id)],
  ['GET /api/v1/runs/:id/metrics', ({ id }) => data.metrics(one(data.runs, id)?.step ?? 0)],
  ['GET /api/v1/runs/:id/logs', () => data.logs],
  ['GET /api/v1/runs/:id/checkpoints', () => data.checkpoints],
  ['GET /api/v1/deployments', list(data.deployments)],
  ['GET /api/v1/deployments/:id', ({ id }) => one(data.deployments, id)],
  ['GET /api/v1/routes', () => data.routes],
  ['GET /api/v1/keys', list(data.keys)],
  ['POST /api/v1/keys', () => ({ ...data.keys[0], name: 'new', secret: 'lb_live_' + data.digest('secret').slice(0, 40) })],
  ['GET /api/v1/usage', ({ query, fresh }) => (fresh ? { items: [] } : data.usage(query.get('group_by')))],
  ['GET /api/v1/usage/records', list(data.records)],
  ['GET /api/v1/chips', () => proof.chips],
  ['GET /api/v1/engines', () => page(silicon.rowsOf('engine').map((one) => one.row))],
  ['POST /api/v1/portability-checks', ({ body }) => proof.check(body.chip)],
  ['GET /api/v1/endpoints', list(proof.endpoints)],
  ['POST /api/v1/endpoints', ({ body }) => ({ ...proof.endpoints[0], ...body, id: 'endp_9', last_probe: null })],
  ['POST /api/v1/endpoints/:id/probe', ({ id }) => one(proof.endpoints, id)],
  ['GET /api/v1/suites', () => page(proof.suites)],
  ['GET /api/v1/suites/:name', ({ name }) => ({ ...proof.suites.find((suite) => suite.name === name), tasks: proof.suiteTasks(name), groups: ['landbridge_core'] })],
  ['GET /api/v1/evaluation-comparisons', ({ query }) => proof.comparison(query.get('baseline'), query.get('candidate'))],
  ['GET /api/v1/evaluations', list(proof.evaluations)],
  ['GET /api/v1/evaluations/:id', ({ id }) => one(proof.evaluations, id)],
  ['GET /api/v1/evaluations/:id/samples', ({ query }) => page(proof.samples(query.get('filter')))],
  ['GET /api/v1/parity-runs', list(proof.parityRuns)],
  ['GET /api/v1/parity-runs/:id', ({ id }) => one(proof.parityRuns, id)],
  ['GET /api/v1/parity-runs/:id/prompts', () => page(proof.prompts)],
  ['GET /api/v1/parity-runs/:id/prompts/:n', ({ n }) => proof.prompt(Number(n))],
  ['GET /api/v1/certificates', list(silicon.certificates)],
  ['GET /api/v1/certificates/chain', () => silicon.chain],
  ['GET /api/v1/certificates/:id/signatures', () => silicon.envelope],
  ['GET /api/v1/canaries', ({ query }) => page(silicon.canaries.filter((one) => one.deployment_id === query.get('deployment_id')))],
  ['POST /api/v1/canaries', () => silicon.canaries[0]],
  ['GET /api/v1/canaries/:id/checks', () => page(silicon.canaryChecks)],
  ['GET /api/v1/canaries/:id/events', () => page(silicon.canaryEvents)],
  ['GET /api/v1/certificates/:id', ({ id }) => one(silicon.certificates, id)],
  ['GET /api/v1/certificates/:id/bundle', () => silicon.bundle],
  ['POST /api/v1/certificates/:id/revocation', ({ id }) => one(silicon.certificates, id)],
  ['GET /api/v1/signing-keys', () => page(silicon.signingKeys)],
  ['GET /api/v1/silicon', () => silicon.summary],
  ['GET /api/v1/silicon/export', () => ({ rules_version: silicon.summary.rules_version, digest: silicon.summary.digest, overrides: [] })],
  ['GET /api/v1/silicon/rows', ({ query }) => page(silicon.rowsOf(query.get('kind')))],
  ['GET /api/v1/silicon/rows/:k/:r', ({ k, r }) => silicon.rowOf(k, r)],
  ['GET /api/v1/silicon/rows/:k/:r/changes', ({ k, r }) => page(silicon.changesOf(k, r))],
  ['PUT /api/v1/silicon/rows/:k/:r', ({ k, r, body }) => silicon.save(k, r, body)],
  ['GET /api/v1/golden-traces', list(silicon.goldenTraces)],
  ['GET /api/v1/parity-policy', () => silicon.parityPolicy],
  ['POST /api/v1/parity-plans', ({ body }) => silicon.plan(body)],
  ['GET /api/v1/accounts', () => page([{ ...data.session.user, created_at: data.ago(9e6) }, { id: 'usr_02', name: 'grace', display_name: 'Grace Ito', operator: false, created_at: data.ago(8e6) }])],
  ['GET /api/v1/teams', () => page(data.session.teams)],
  ['GET /api/v1/teams/:t/members', () => page([{ user: 'ada', display_name: 'Ada Chen', role: 'admin' }, { user: 'grace', display_name: 'Grace Ito', role: 'releaser' }])],
  ['GET /api/v1/tokens', () => page([{ id: 'tok_1', name: 'laptop', prefix: 'lb_pat_9f2a', scopes: ['read', 'write', 'release'], expires_at: data.ago(-5e6), last_used_at: data.ago(500) }])],
  ['GET /v1/models', ({ fresh }) => ({ object: 'list', data: fresh ? [] : [{ id: 'adder', object: 'model' }] })],
].map(([key, answer]) => {
  const [method, path] = key.split(' ');
  return { method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`), answer };
});

const json = (response, status, body, type = 'application/json') => {
  response.writeHead(status, { 'content-type': type });
  response.end(JSON.stringify(body));
};

async function readBody(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text ? JSON.parse(text) : {};
}

function runEvents(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let step = data.runs[0].step;
  const timer = setInterval(() => {
    step += 5;
    response.write(`event: metrics\ndata: ${JSON.stringify({ step, values: data.point(step), time: data.ago(0) })}\n\n`);
    response.write(`event: log\ndata: ${JSON.stringify({ n: 100 + step, time: data.ago(0), level: 'INFO', text: `step ${step}` })}\n\n`);
    response.write(`event: run\ndata: ${JSON.stringify({ ...data.runs[0], step, progress: step / 1200 })}\n\n`);
    if (step >= 1195) clearInterval(timer);
  }, 300);
  response.on('close', () => clearInterval(timer));
}

function chat(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const chunks = [...'7+5+0=12;4+8+1=13;3+0+1=4'].map((text) => ({ reasoning_content: text })).concat([...'432'].map((text) => ({ content: text })));
  const timer = setInterval(() => {
    const delta = chunks.shift();
    if (delta) return response.write(`data: ${JSON.stringify({ choices: [{ delta, finish_reason: null }] })}\n\n`);
    clearInterval(timer);
    response.write(`data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n\n`);
    response.write(`data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 9, completion_tokens: 31, total_tokens: 40, completion_tokens_details: { reasoning_tokens: 26 } } })}\n\n`);
    return response.end('data: [DONE]\n\n');
  }, 15);
  response.on('close', () => clearInterval(timer));
}

function serveFile(response, path) {
  const file = join(dist, path);
  const found = extname(path) && existsSync(file);
  if (!found && path.startsWith('/assets/')) return json(response, 404, {});
  const target = found ? file : join(dist, 'index.html');
  response.writeHead(200, { 'content-type': TYPES[extname(target)] ?? 'application/octet-stream', 'content-security-policy': CSP });
  return response.end(readFileSync(target));
}

async function handle(request, response) {
  const url = new URL(request.url, 'http://localhost');
  const signedIn = request.headers.cookie?.includes('lb_session=');
  if (!url.pathname.startsWith('/api/') && !url.pathname.startsWith('/v1/')) return serveFile(response, url.pathname);
  const body = request.method === 'GET' ? {} : await readBody(request);
  if (url.pathname === '/api/v1/session' && request.method === 'POST') {
    if (body.password === 'wrong') return json(response, 401, { title: 'Unauthorized', status: 401, code: 'unauthenticated', request_id: 'req_1' });
    response.setHeader('set-cookie', 'lb_session=fixture; HttpOnly; SameSite=Strict; Path=/');
    return json(response, 200, data.session);
  }
  if (!signedIn) return json(response, 401, { title: 'Unauthorized', status: 401, code: 'unauthenticated', detail: 'Sign in first' });
  if (url.pathname === '/api/v1/session') return request.method === 'DELETE' ? json(response, 204, undefined) : json(response, 200, data.session);
  if (/\/runs\/[^/]+\/events$/.test(url.pathname)) return runEvents(response);
  if (url.pathname === '/v1/chat/completions') return chat(response);
  const fresh = request.headers['x-landbridge-team'] === 'fresh';
  for (const { method, pattern, answer } of ROUTES) {
    const match = method === request.method && pattern.exec(url.pathname);
    const result = match && answer({ ...match.groups, query: url.searchParams, body, fresh });
    if (result?.problem) return json(response, result.problem.status, result.problem, 'application/problem+json');
    if (result) return json(response, 200, result);
  }
  return json(response, 404, { title: 'Not found', status: 404, code: 'not-found', detail: `There is no ${url.pathname}`, request_id: 'req_7f3a91' }, 'application/problem+json');
}

/** Starts the server; port 0 takes a free one. */
export function start(port = 0) {
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => void handle(request, response));
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = await start(Number(process.env.PORT ?? 24080));
  console.log(`fixture portal on http://127.0.0.1:${server.address().port}`);
}
