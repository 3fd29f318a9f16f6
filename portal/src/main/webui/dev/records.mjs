// Policies, waivers, access, storage, webhooks, imports and the audit, in the shapes of the registry.
import { ago, digest, versions } from './data.mjs';

const requirement = (name, title, expression, remedy) => ({ name, title, expression, remedy });
const document = (alias, count) => ({
  alias, chips: ['cpu', 'ascend-910b'], default_chip: 'cpu',
  requirements: [
    requirement('portability', 'Portability', 'evidence.portability.verdict in ["OK", "WARN"]', 'Run the portability check for the chip'),
    requirement('quality', 'Quality', 'evidence.evaluation.exact_match >= 0.95 && evidence.evaluation.n >= 500', 'Evaluate the version with the suite heldout-exact-match'),
    requirement('parity', 'Parity', 'evidence.parity.verdict == "PASS" && !evidence.parity.stale', 'Request a release for this chip: it runs the parity comparison'),
  ],
  approvals: { count, roles: ['releaser'], requester_may_approve: false }, evidence_max_age_days: { parity: 30, evaluation: 90 }, waivable: ['quality'],
});
const explanation = (count) => ['The version must be portable to the chip: the portability check says OK or WARN.', 'At least 95 % exact match over at least 500 questions of the held-out split.', 'A parity run on the same chip passed, is not stale, and is at most 30 days old.', `${count} people with the role releaser approve; the person who requested the release is not one of them.`, 'Quality can be waived with a reason and an end date.'];
const policy = (alias, model, version, count) => ({ alias, model, version, document: document(alias, count), explanation: explanation(count), updated_at: version > 1 ? ago(86_000 * version) : null, updated_by: version > 1 ? 'grace' : null });
export const policies = [policy('production', null, 4, 2), policy('staging', null, 1, 1), policy('production', 'adder', 2, 1)];
export const policyOf = (alias, model) => policies.find((row) => row.alias === alias && row.model === model);
export function check({ document: made, model }) {
  const errors = [];
  for (const { name, expression } of made.requirements ?? []) {
    if (/evidense/.test(expression)) errors.push({ requirement: name, position: expression.indexOf('evidense') + 1, message: `undeclared reference to 'evidense' (in container '')\n | ${expression}\n | ${'.'.repeat(expression.indexOf('evidense'))}^` });
  }
  const verdicts = model && errors.length === 0 ? [
    { name: 'portability', title: 'Portability', state: 'PASS', detail: 'No rule objects for cpu', remedy: null },
    { name: 'quality', title: 'Quality', state: 'PASS', detail: '97.4 % of 1,000', remedy: null },
    { name: 'parity', title: 'Parity', state: 'STALE', detail: 'The chat template changed since the parity run', remedy: 'Request a release for this chip: it runs the parity comparison' },
  ] : null;
  return { valid: errors.length === 0, errors, explanation: errors.length === 0 ? explanation(made.approvals?.count ?? 1) : [], verdicts };
}

export const waivers = [{ id: 'wai_1', alias: 'production', chip: 'cpu', requirement: 'quality', reason: 'Held-out split of the customer arrives next week; agreed with the product owner', until: ago(-9e5), created_by: 'grace', created_at: ago(5e4) }];
export const moves = [
  { id: 'mov_3', alias: 'production', from_version: 1, version: 2, release_id: 'rel_01done', reason: null, moved_at: ago(4000), moved_by: 'grace' },
  { id: 'mov_2', alias: 'production', from_version: 2, version: 1, release_id: null, reason: 'Latency doubled at concurrency 64', moved_at: ago(90_000), moved_by: 'ada' },
  { id: 'mov_1', alias: 'production', from_version: null, version: 1, release_id: 'rel_01old', reason: null, moved_at: ago(190_000), moved_by: 'grace' },
];

const [newer, older] = versions;
export const diff = (from, to) => ({
  from, to,
  files: newer.files.map((file, index) => ({ path: file.path, change: file.path.startsWith('model') || file.path === 'README.md' ? 'CHANGED' : index === 4 ? 'ADDED' : 'UNCHANGED', from_sha256: index === 4 ? null : older.files[index].sha256, to_sha256: file.sha256, from_size: index === 4 ? null : file.size, to_size: file.size })),
  config: [{ path: 'hidden_size', from: 64, to: 96 }, { path: 'rope_theta', from: 10000, to: 500000 }, { path: 'rope_scaling', from: null, to: { type: 'yarn', factor: 4 } }],
  tensors: [{ name: 'model.embed_tokens.weight', change: 'CHANGED', from: { dtype: 'F32', shape: [32, 64] }, to: { dtype: 'F32', shape: [32, 96] } }, { name: 'lm_head.weight', change: 'ADDED', from: null, to: { dtype: 'F32', shape: [32, 96] } }],
  metrics: [{ key: 'heldout_exact_match', from: 0.951, to: 0.974 }, { key: 'loss', from: 0.0188, to: 0.0132 }],
  evidence: [{ kind: 'parity', from: { verdict: 'PASS', stale: true, summary: 'mean KL 2.9e-5 nat' }, to: { verdict: 'PASS', stale: false, summary: 'mean KL 3.1e-5 nat' } }, { kind: 'evaluation', from: null, to: { verdict: 'PASS', stale: false, summary: 'exact match 97.4 %' } }],
});

export const card = (version) => ({ markdown: version.card, licence: 'apache-2.0', intended_use: 'Teaching and tests; not for accounting', facts: [] });
const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'adder', digest: { sha256: digest('manifest') } }], predicateType: 'https://model_signing/signature/v1.0', predicate: { serialization: { method: 'files', hash_type: 'sha256' }, resources: newer.files.map((file) => ({ name: file.path, digest: file.sha256, algorithm: 'sha256' })) } };
export const signature = { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', verificationMaterial: { publicKey: { hint: digest('key') } }, dsseEnvelope: { payload: Buffer.from(JSON.stringify(statement)).toString('base64'), payloadType: 'application/vnd.in-toto+json', signatures: [{ sig: '', keyid: '' }] } };

export const accessRequests = [
  { id: 'acc_2', model: 'adder', team: 'core', user: 'lin', message: 'We compare scratchpads in the maths group and need the weights of v3.', state: 'PENDING', comment: null, created_at: ago(7200), decided_at: null, decided_by: null },
  { id: 'acc_1', model: 'adder', team: 'core', user: 'omar', message: null, state: 'APPROVED', comment: 'For the workshop', created_at: ago(200_000), decided_at: ago(190_000), decided_by: 'ada' },
];
export const held = [
  { sha256: digest('held1'), file_name: 'optimizer.pt', finding: 'Pickle imports posix.system at byte 142: it would run a command when it is loaded', team: 'core', created_at: ago(5000), state: 'HELD', allowed_by: null, reason: null },
  { sha256: digest('README.md3'), file_name: 'README.md', finding: 'Front matter is larger than the limit', team: 'core', created_at: ago(50_000), state: 'ALLOWED', allowed_by: 'ada', reason: 'Read and found harmless' },
];
export const storage = { blobs: 18_204, bytes: 1_904_000_000_000, referenced_bytes: 1_730_000_000_000, limits: { max_files_per_version: 10_000, max_file_bytes: 50_000_000_000, max_bytes: 4_000_000_000_000 } };
export const storageCheck = { id: 'chk_7', state: 'SUCCEEDED', checked: 18_204, total: 18_204, findings: [{ sha256: digest('broken'), problem: 'Stored bytes have another SHA-256' }] };
export const webhooks = [
  { id: 'whk_1', url: 'https://ci.example.com/hooks/landbridge', events: ['version.registered', 'release.approved', 'release.refused'], enabled: true, created_at: ago(900_000), last_delivery: { state: 'DELIVERED', status: 204, at: ago(4000) } },
  { id: 'whk_2', url: 'https://chat.example.com/in/models', events: ['alias.moved'], enabled: false, created_at: ago(90_000), last_delivery: null },
];
export const deliveries = [
  { id: 'dlv_3', event: 'release.refused', state: 'RETRYING', status: 503, attempts: 3, error: 'HTTP 503 Service Unavailable', created_at: ago(300), delivered_at: null, next_attempt_at: ago(-120) },
  { id: 'dlv_2', event: 'release.approved', state: 'DELIVERED', status: 204, attempts: 1, error: null, created_at: ago(4000), delivered_at: ago(3999), next_attempt_at: null },
  { id: 'dlv_1', event: 'version.registered', state: 'FAILED', status: null, attempts: 8, error: 'The name resolves to a private address', created_at: ago(90_000), delivered_at: null, next_attempt_at: null },
];
export const imports = [
  { id: 'imp_2', source: 'huggingface', endpoint: 'https://huggingface.co', repository: 'Qwen/Qwen3-0.6B', revision: 'main', model: 'qwen3-0.6b', version: null, state: 'RUNNING', message: 'model.safetensors', files_done: 7, files_total: 11, bytes_done: 612_000_000, bytes_total: 1_503_000_000, created_at: ago(120), created_by: 'ada', finished_at: null },
  { id: 'imp_1', source: 'directory', endpoint: null, repository: '/data/models/adder', revision: null, model: 'adder', version: 1, state: 'SUCCEEDED', message: null, files_done: 6, files_total: 6, bytes_done: 1_304_512, bytes_total: 1_304_512, created_at: ago(190_000), created_by: 'ada', finished_at: ago(189_990) },
  { id: 'imp_0', source: 'huggingface', endpoint: 'https://huggingface.co', repository: 'acme/gated', revision: 'main', model: 'gated', version: null, state: 'FAILED', message: 'The source answered 403: the repository is gated and the token has no access', files_done: 0, files_total: 4, bytes_done: 0, bytes_total: 9_000_000, created_at: ago(290_000), created_by: 'grace', finished_at: ago(289_000) },
];
const actions = [['alias.moved', 'grace', 'alias:core/adder@production', { from: 1, to: 2, release: 'rel_01done' }], ['release.approved', 'ada', 'release:rel_01done', { comment: 'Evidence read' }], ['waiver.given', 'grace', 'model-version:adder/3', { requirement: 'quality', until: '2026-12-04' }], ['certificate.issued', 'service:eval', 'model-version:adder/2', { verdict: 'PASS' }], ['version.registered', 'service:training', 'model-version:adder/3', { digest: digest('adder3') }], ['quarantine.allowed', 'ada', `blob:${digest('README.md3')}`, { reason: 'Read and found harmless' }]];
export const audit = (query) => Array.from({ length: 24 }, (_, index) => { const [action, actor, subject, detail] = actions[index % actions.length]; return { id: `aud_${index}`, at: ago(600 + index * 3100), actor, actor_name: actor, action, subject, detail, request_id: `req_${digest(String(index)).slice(0, 10)}`, digest: digest(`chain${index}`), prev_digest: digest(`chain${index + 1}`) }; })
  .filter((row) => ['actor', 'action', 'subject'].every((name) => row[name].includes(query.get(name) ?? '')) && JSON.stringify(row).includes(query.get('q') ?? ''));
