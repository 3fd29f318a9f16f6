// Policies, waivers, access, storage, webhooks, imports and the audit, in the shapes of the registry.
import { ago, digest, versions } from './data.mjs';

const requirement = (name, title, kind, expression, remedy) => ({ name, title, kind, expression, remedy });
const document = (alias, count) => ({
  alias, chips: ['cpu', 'ascend-910b2'], default_chip: 'cpu',
  requirements: [
    requirement('portability', 'Portability', 'portability', 'item.verdict in ["OK", "WARN"]', 'Run the portability check for the chip'),
    requirement('quality', 'Quality', 'evaluation', 'item.suite == suite && item.score >= 0.95', 'Evaluate the version with the suite heldout-exact-match'),
    requirement('parity', 'Parity', 'parity', 'item.verdict == "PASS" && item.chip == chip', 'Request a release for this chip: it runs the parity comparison'),
  ],
  approvals: { count, roles: ['releaser'], requester_may_approve: false }, evidence_max_age_days: { parity: 30, evaluation: 90 }, waivable: ['quality'], waiver_max_days: 90, suite: 'heldout-exact-match',
});
const explanation = (count) => ['The version must be portable to the chip: the portability check says OK or WARN.', 'At least 95 % exact match over at least 500 questions of the held-out split.', 'A parity run on the same chip passed, is not stale, and is at most 30 days old.', `${count} people with the role releaser approve; the person who requested the release is not one of them.`, 'Quality can be waived with a reason and an end date.'];
const policy = (alias, model, version, count) => ({ alias, model, version, label: version > 1 ? `${model ? `${model}@` : ''}${alias} v${version}` : `shipped ${alias}`, document: document(alias, count), explanation: explanation(count), updated_at: version > 1 ? ago(86_000 * version) : null, updated_by: version > 1 ? 'grace' : null });
export const policies = [policy('production', null, 4, 2), policy('staging', null, 1, 1), policy('production', 'adder', 2, 1)];
export const policyOf = (alias, model) => policies.find((row) => row.alias === alias && row.model === model);
export function check({ document: made, model }) {
  const errors = [];
  for (const { name, expression } of made.requirements ?? []) {
    if (/\bitm\b/.test(expression)) errors.push({ requirement: name, position: `expression, line 1, column ${expression.indexOf('itm') + 1}`, message: `undeclared reference to 'itm' (in container '')\n | ${expression}\n | ${'.'.repeat(expression.indexOf('itm'))}^` });
  }
  const verdicts = model && errors.length === 0 ? [
    { name: 'portability', title: 'Portability', state: 'PASS', detail: 'No rule objects for cpu', remedy: null, evidence_id: null, waiver_id: null },
    { name: 'quality', title: 'Quality', state: 'PASS', detail: '97.4 % of 1,000', remedy: null, evidence_id: null, waiver_id: null },
    { name: 'parity', title: 'Parity', state: 'STALE', detail: 'The chat template changed since the parity run', remedy: 'Request a release for this chip: it runs the parity comparison', evidence_id: null, waiver_id: null },
  ] : null;
  return { valid: errors.length === 0, errors, explanation: errors.length === 0 ? explanation(made.approvals?.count ?? 1) : [], verdicts };
}

export const waivers = [{ id: 'wai_1', alias: 'production', chip: 'cpu', requirement: 'quality', reason: 'Held-out split of the customer arrives next week; agreed with the product owner', until: ago(-9e5), granted_by_name: 'Grace Ito', granted_at: ago(5e4), revoked_at: null }, { id: 'wai_0', alias: 'production', chip: 'cpu', requirement: 'quality', reason: 'Suite was being rewritten', until: ago(2e5), granted_by_name: 'Grace Ito', granted_at: ago(9e5), revoked_at: ago(4e5) }];
export const moves = [
  { name: 'production', from_version: 1, to_version: 2, chip: 'cpu', kind: 'promotion', release_id: 'rel_01done', reason: null, decision_id: 'dec_01', moved_at: ago(4000), moved_by: 'grace' },
  { name: 'production', from_version: 2, to_version: 1, chip: 'cpu', kind: 'rollback', release_id: null, reason: 'Latency doubled at concurrency 64', decision_id: 'dec_01', moved_at: ago(90_000), moved_by: 'ada' },
  { name: 'production', from_version: null, to_version: 1, chip: 'cpu', kind: 'promotion', release_id: 'rel_01old', reason: null, decision_id: 'dec_01', moved_at: ago(190_000), moved_by: 'grace' },
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

export const card = (version) => ({ markdown: version.card, licence: 'apache-2.0', intended_use: 'Teaching and tests; not for accounting', facts: [{ name: 'Parameters F32', value: '214,880' }, { name: 'Dataset', value: 'addition version 1' }, { name: 'Recipe', value: 'column-addition' }, { name: 'Evaluation', value: 'PASS: exact match 97.4 % of 1,000' }, { name: 'Parity on cpu', value: 'PASS: mean KL 3.1e-5 nat' }, { name: 'Aliases', value: 'production' }] });
const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'adder', digest: { sha256: digest('manifest') } }], predicateType: 'https://model_signing/signature/v1.0', predicate: { serialization: { method: 'files', hash_type: 'sha256' }, resources: newer.files.map((file) => ({ name: file.path, digest: file.sha256, algorithm: 'sha256' })) } };
export const signature = { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', verificationMaterial: { publicKey: { hint: digest('key') } }, dsseEnvelope: { payload: Buffer.from(JSON.stringify(statement)).toString('base64'), payloadType: 'application/vnd.in-toto+json', signatures: [{ sig: '', keyid: '' }] } };

export const accessRequests = [
  { id: 'acc_2', model: 'adder', team: 'core', user: 'lin', requester_team: 'maths', message: 'We compare scratchpads in the maths group and need the weights of v3.', state: 'PENDING', comment: null, created_at: ago(7200), decided_at: null, decided_by: null },
  { id: 'acc_1', model: 'adder', team: 'core', user: 'omar', requester_team: 'labs', message: null, state: 'APPROVED', comment: 'For the workshop', created_at: ago(200_000), decided_at: ago(190_000), decided_by: 'ada' },
];
export const held = [
  { sha256: digest('held1'), file_name: 'optimizer.pt', finding: 'Pickle imports posix.system at byte 142: it would run a command when it is loaded', team: 'core', created_at: ago(5000), state: 'HELD', allowed_by: null, reason: null },
  { sha256: digest('README.md3'), file_name: 'README.md', finding: 'Front matter is larger than the limit', team: 'core', created_at: ago(50_000), state: 'ALLOWED', allowed_by: 'ada', reason: 'Read and found harmless' },
];
export const storage = { team: 'core', blobs: 18_204, bytes: 1_904_000_000_000, referenced_bytes: 1_730_000_000_000, limits: { max_files_per_version: 10_000, max_file_bytes: 50_000_000_000, max_bytes: 4_000_000_000_000 } };
export const storageCheck = { id: 'chk_7', state: 'SUCCEEDED', checked: 18_204, total: 18_204, findings: [{ sha256: digest('broken'), problem: 'CHANGED: the bytes have another SHA-256' }], created_at: ago(90_000), finished_at: ago(88_000) };
export const deliveries = [
  { id: 'dlv_3', webhook_id: 'whk_1', event_id: 'evt_3', event: 'release.cancelled', state: 'PENDING', status: 503, attempts: 3, error: 'HTTP 503 Service Unavailable', created_at: ago(300), ended_at: null, next_try: ago(-120) },
  { id: 'dlv_2', webhook_id: 'whk_1', event_id: 'evt_2', event: 'release.approved', state: 'DELIVERED', status: 204, attempts: 1, error: null, created_at: ago(4000), ended_at: ago(3999), next_try: null },
  { id: 'dlv_1', webhook_id: 'whk_1', event_id: 'evt_1', event: 'version.registered', state: 'FAILED', status: null, attempts: 8, error: 'The name resolves to a private address', created_at: ago(90_000), ended_at: ago(40_000), next_try: null },
];
export const webhooks = [
  { id: 'whk_1', url: 'https://ci.example.com/hooks/landbridge', events: ['version.registered', 'release.approved', 'alias.refused'], enabled: true, created_at: ago(900_000), created_by: 'ada', last_delivery: deliveries[0] },
  { id: 'whk_2', url: 'https://chat.example.com/in/models', events: ['*'], enabled: false, created_at: ago(90_000), created_by: 'grace', last_delivery: null },
];
const job = (id, repo, model, state, extra) => ({ id, source: 'huggingface', endpoint: 'https://huggingface.co', repo, revision: 'main', source_commit: digest(id).slice(0, 40), licence: 'apache-2.0', model, version: null, state, message: null, files: 0, total_files: 0, bytes: 0, total_bytes: 0, created_at: ago(120), created_by: 'ada', finished_at: null, ...extra });
export const imports = [
  job('imp_2', 'Qwen/Qwen3-0.6B', 'qwen3-0.6b', 'DOWNLOADING', { message: 'model.safetensors', files: 7, total_files: 11, bytes: 612_000_000, total_bytes: 1_503_000_000 }),
  job('imp_1', '/data/models/adder', 'adder', 'SUCCEEDED', { source: 'directory', endpoint: null, revision: null, version: 1, files: 6, total_files: 6, bytes: 1_304_512, total_bytes: 1_304_512, created_at: ago(190_000), finished_at: ago(189_990) }),
  job('imp_0', 'acme/gated', 'gated', 'FAILED', { message: 'The source answered 403: the repository is gated and the token has no access', total_files: 4, total_bytes: 9_000_000, created_at: ago(290_000), created_by: 'grace', finished_at: ago(289_000) }),
];
const actions = [['move-alias', 'grace', 'model', 'adder', { alias: 'production', from: 1, to: 2, chip: 'cpu', release: 'rel_01done' }], ['approve-release', 'ada', 'release', 'rel_01done', { comment: 'Evidence read' }], ['grant-waiver', 'grace', 'model-version', 'adder/3', { requirement: 'quality', until: '2026-12-04' }], ['record-evidence', 'service:eval', 'model-version', 'adder/2', { kind: 'certificate', verdict: 'PASS' }], ['register-version', 'service:training', 'model-version', 'adder/3', { digest: digest('adder3') }], ['allow-quarantined', 'ada', 'blob', digest('README.md3'), { reason: 'Read and found harmless' }]];
const events = Array.from({ length: 24 }, (_, index) => {
  const [action, actor, kind, id, detail] = actions[index % actions.length];
  return { id: `aud_${index}`, at: ago(600 + index * 3100), team: 'core', actor, actor_name: actor, action, subject_kind: kind, subject_id: id, detail: JSON.stringify(detail), request_id: `req_${digest(String(index)).slice(0, 10)}`, service: 'registry', sequence: 24_031 - index, previous_digest: digest(`chain${index + 1}`), digest: digest(`chain${index}`) };
});
export function audit(query) {
  const subject = query.get('subject');
  if (subject && !subject.includes(':')) return { problem: { status: 422, code: 'invalid-argument', title: 'Invalid', detail: 'subject must be kind:id, for example model:adder', request_id: 'req_5c2f11', errors: [{ field: 'subject', message: 'must be kind:id' }] } };
  const is = (name, value) => !query.get(name) || query.get(name) === value;
  return events.filter((row) => is('actor', row.actor) && is('action', row.action) && is('subject', `${row.subject_kind}:${row.subject_id}`) && JSON.stringify(row).includes(query.get('q') ?? ''));
}
