// The silicon catalogue, parity plans and certificates, in the shapes of eval-service.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { ago, digest } from './data.mjs';

const row = (kind, key, document, changed = null) => ({ kind, key, origin: changed ? changed.origin : 'shipped', revision: changed ? changed.revision : 0, row: document, shipped: changed?.origin === 'added' ? null : (changed?.shipped ?? document), source: document.source, reason: changed?.reason ?? null, changed_by: changed ? 'ada' : null, changed_at: changed ? ago(86_000) : null, mistake: changed?.mistake ?? null });
const chip = (key, name, family, memory, source) => ({ family, key, link: 'HCCS full mesh 196 GB/s one-way per chip', memory_gib: memory, name, source, stand_in: false, tflops: { bfloat16: 353.9, float16: 376 } });
const engine = (version, maintained, source) => ({ cells: { cann: '9.1.0', python: '3.10-3.12', torch: '2.10.0', torch_npu: '2.10.0.post4', vllm: version }, engine: 'vllm-ascend', families: ['A2', 'A3', '310P', 'A5'], maintained, quant_methods: ['ascend', 'compressed-tensors', 'fp8'], source, version });
const softcap = { id: 'ARCH-SOFTCAP', outcomes: [{ families: ['ascend'], verdict: 'WARN' }], reason: 'The engine takes the soft cap of the attention logits and never reads it.', remedy: 'Parity is mandatory.', source: 'vllm-ascend attention_v1.py at v0.18.0, v0.23.0 and main; effect inferred', when: { field: 'attn_logit_softcapping', not_null: true } };
export const rows = [
  row('chip', 'ascend-910b2', chip('ascend-910b2', 'Ascend 910B2 (376T class)', 'A2', 64, 'msmodeling tensor_cast/device.py; class of the SKU inferred')),
  row('chip', 'ascend-910c', chip('ascend-910c', 'Ascend 910C die (752T class)', 'A3', 64, 'msmodeling tensor_cast/device.py')),
  row('chip', 'lab-910b9', chip('lab-910b9', 'Board of the lab', 'A2', 96, 'measured on rack 7, 2026-11-20'), { origin: 'added', revision: 1, reason: 'A board that the product does not know' }),
  row('engine', 'vllm-ascend@0.23.0', engine('0.23.0', true, 'vllm-ascend docs/source/community/versioning_policy.md')),
  row('engine', 'vllm-ascend@0.24.0', engine('0.24.0', false, 'release notes 0.24.0'), { origin: 'added', revision: 2, reason: 'Trial on two nodes', mistake: 'engine vllm-ascend@0.24.0 names the unknown family A6' }),
  row('architecture', 'Qwen3ForCausalLM', { max_len: { '310P': 20480 }, names: ['Qwen3ForCausalLM'], source: 'vllm-ascend supported_models.md', support: { A2: 'yes', A3: 'yes', '310P': 'yes' } }),
  row('rule', 'ARCH-SOFTCAP', { ...softcap, outcomes: [{ families: ['ascend'], verdict: 'BLOCK' }], source: 'our parity run par_01fail of 2026-11-27' }, { origin: 'overridden', revision: 3, reason: 'It answered wrong in our own parity run', shipped: softcap }),
  row('rule', 'SAT', { id: 'SAT', outcomes: [{ families: ['310P'], verdict: 'WARN' }], reason: '{detail}', remedy: '{computed_remedy}', source: 'hiascend Envir_004', when: { computed: 'saturation', is: ['near'] } }),
];
export const summary = { rules_version: '2026.11.4', devices_version: '2026.11.2', digest: `sha256:${digest('catalogue')}`, overrides: 2, left_out: 1 };
export const rowsOf = (kind) => rows.filter((one) => !kind || one.kind === kind);
export const rowOf = (kind, key) => rows.find((one) => one.kind === kind && one.key === decodeURIComponent(key));
export const changesOf = (kind, key) => {
  const found = rowOf(kind, key);
  return Array.from({ length: found?.revision ?? 0 }, (_, index) => ({ revision: found.revision - index, row: index === 1 ? null : found.row, reason: index === 0 ? found.reason : 'A first try', changed_by: 'ada', changed_at: ago(86_000 * (index + 1)) }));
};
export const save = (kind, key, { row: document }) => (document.family === 'A9' ? { problem: { title: 'Invalid request', status: 400, code: 'invalid-request', detail: 'row: chip x names the unknown family A9; row: chip x has no source', errors: [{ field: 'row', message: 'chip x names the unknown family A9' }, { field: 'row', message: 'chip x has no source' }] } } : row(kind, decodeURIComponent(key), document, { origin: 'added', revision: 1, reason: 'now' }));

export const parityPolicy = { version: '2026.11.2', digest: digest('policy'), source: 'built-in', profiles: ['exact', 'same-precision', 'w8a8', 'w8a8-c8', 'c8', 'w4'], accuracy_profiles: ['99%', '99.9%'], sizes: [{ name: 'standard', chips: [], min_prompts: 256, note: '' }, { name: 'smoke', chips: ['cpu'], min_prompts: 32, note: 'For the stand-in only' }] };
export const goldenTraces = [{ id: 'gld_01', model: 'adder', version: 3, state: 'SUCCEEDED', created_at: ago(5000) }, { id: 'gld_02', model: 'adder', version: 2, state: 'RUNNING', created_at: ago(50) }];
const gate = (id, check, title, unit, sample, needed, limit, provable, limit_unit, power, verdict, reason, remedy) => ({ id, check, title, unit, sample, needed, limit, provable, limit_unit, power, verdict, reason, remedy });
const cost = (requests, prompt_tokens, output_tokens, seconds, money) => ({ requests, prompt_tokens, output_tokens, seconds, money });
export const plan = ({ profile, early_stop, prices, golden_trace_id }) => ({
  schema: 'landbridge.parity-plan/1', policy_version: '2026.11.2', policy_digest: digest('policy'), profile, size: 'standard', size_note: '', golden_trace_id: golden_trace_id ?? null, power_target: 0.9, confidence: 0.95,
  verdict: 'INCONCLUSIVE', sentence: 'INCONCLUSIVE in advance: G4 has 320 pairs and needs 1,713 to prove that no more than 1 point is lost. Add pairs, or accept a margin of 2.3 points.', power: 0.31,
  gates: [
    gate('G2', 'mean-kl', 'Mean KL within the bound', 'positions', 65_536, 21_000, 0.01, 0.0003, 'nats a token', 0.999, 'PASS', 'The floor is far below the limit.', ''),
    gate('G3', 'hard-divergence', 'Hard divergences are rare', 'decodes', 300, 299, 0.01, 0.0099, 'share', 0.93, 'PASS', 'None expected; the bound of 300 clean decodes is 0.0099.', ''),
    gate('G4', 'margin', 'Task loss within the margin', 'pairs', 320, 1713, 0.01, 0.023, 'share', 0.31, 'INCONCLUSIVE', '2 % of the answers flip by chance alone.', 'Use 1,713 pairs, or repeat each question.'),
    gate('G4', 'strict', 'No loss at all', 'pairs', 320, null, 0, null, 'share', 0, 'INCONCLUSIVE', 'No sample size proves a difference of exactly zero.', 'Choose a profile with a margin.'),
  ],
  assumptions: [{ name: 'psi', value: 0.02, unit: 'share', source: 'given' }, { name: 'floor_kl', value: 0.0001, unit: 'nats a token', source: golden_trace_id ? 'trace' : 'given' }, { name: 'reference_accuracy', value: 0.76, unit: 'share', source: 'default' }],
  cost: { currency: prices?.currency ?? null, sample: cost(832, 70_000, 140_000, 364, prices ? 0.1 : null), needed: cost(2225, 348_600, 418_600, 1116, prices ? 0.32 : null) },
  early_stop: early_stop ? { pairs: 1713, median_pairs: 1142, power: 0.85, boundary: 20 } : null,
});

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const keyId = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex');
const TYPE = 'application/vnd.in-toto+json';
const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'adder v3', digest: { sha256: digest('adder3') } }], predicateType: 'https://landbridge.dev/parity/v1', predicate: { verdict: 'PASS', chip: 'cpu', numerics: 'bf16-emulated', stand_in: true, statistics: { mean_kl: 0.0000312, positions: 5812 } } };
const payload = Buffer.from(JSON.stringify(statement));
const signature = sign('sha256', Buffer.concat([Buffer.from(`DSSEv1 ${TYPE.length} ${TYPE} ${payload.length} `), payload]), privateKey);
export const bundle = { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', verificationMaterial: { publicKey: { hint: keyId } }, dsseEnvelope: { payload: payload.toString('base64'), payloadType: TYPE, signatures: [{ sig: signature.toString('base64'), keyid: '' }] } };
const cosigner = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const cosignerId = createHash('sha256').update(cosigner.publicKey.export({ type: 'spki', format: 'der' })).digest('hex');
export const envelope = { payload: payload.toString('base64'), payloadType: TYPE, signatures: [{ keyid: keyId, sig: signature.toString('base64') }, { keyid: cosignerId, sig: sign('sha384', Buffer.concat([Buffer.from(`DSSEv1 ${TYPE.length} ${TYPE} ${payload.length} `), payload]), cosigner.privateKey).toString('base64') }] };
export const chain = { verified: true, certificates: 41, events: 12, head: digest('head'), broken: null };
const certificate = (id, version, extra = {}) => ({ id, model: 'adder', version, model_version_id: `ver_01adder${version}`, deployment_id: 'dep_01cand', parity_run_id: 'par_01pass', chip: 'cpu', numerics: 'bf16-emulated', stand_in: true, verdict: 'PASS', sha256: createHash('sha256').update(JSON.stringify(bundle)).digest('hex'), key_id: keyId, weights_digest: digest('adder3'), fingerprint_digest: digest('fp'), issued_at: ago(4200), expires_at: ago(-3e7), statement, ...extra });
export const certificates = [certificate('crt_01', 3), certificate('crt_00', 2, { issued_at: ago(9e6), expires_at: ago(900) }), certificate('crt_0r', 1, { revoked_at: ago(7000), revocation_reason: 'The engine was found to be faulty', sha256: digest('other') })];
export const signingKeys = [{ key_id: keyId, public_key_pem: publicKey.export({ type: 'spki', format: 'pem' }), created_at: ago(9e6), purpose: 'evaluator', holder: null, curve: 'P-256', state: 'ACTIVE', valid_from: ago(9e6), valid_until: null, revoked_at: null, revocation_reason: null }, { key_id: cosignerId, public_key_pem: cosigner.publicKey.export({ type: 'spki', format: 'pem' }), created_at: ago(8e6), purpose: 'cosigner', holder: 'Model review board', curve: 'P-384', state: 'READY', valid_from: null, valid_until: null, revoked_at: null, revocation_reason: null }];

const canaryCheck = (index, outcome) => ({ id: `chk_${index}`, checked_at: ago(60 * index + 20), outcome, message: '', prompts: 32, positions: 990, mean_kl: outcome === 'DRIFT' ? 0.4 : 0.000031, floor_mean_kl: 0.0000026, self_kl: outcome === 'DRIFT' ? 0.4 : 0, flips: outcome === 'DRIFT' ? 31 : 0, p99_delta: 0.0002, unanswered: 0 });
export const canaries = [{ id: 'can_01', model: 'adder', version: 2, version_id: 'ver_01adder2', deployment_id: 'dep_01serve', golden_trace_id: 'gld_01', certificate_id: 'crt_00', profile: 'same-precision', prompts: 32, interval_seconds: 60, recertify_before_days: 7, outcome: 'STEADY', message: 'The same answers as at the beginning.', recertification: 'The certificate ends in 15 minutes.', fingerprint_digest: digest('fp'), checks: 812, created_at: ago(90_000), created_by: 'ada', checked_at: ago(20) }];
export const canaryChecks = [0, 1, 2, 3].map((index) => canaryCheck(index, index === 2 ? 'DRIFT' : 'STEADY'));
export const canaryEvents = [{ id: 'evt_1', kind: 'DRIFT', message: 'Mean KL 0.4 nat against the reference', certificate_id: 'crt_00', parity_run_id: 'par_01fail', outcome: 'FAIL', opened_at: ago(140), closed_at: ago(60) }];
