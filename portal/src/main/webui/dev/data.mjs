// Realistic answers in the shapes of the services. Used by the screenshot and accessibility scripts, never shipped.
import { createHash } from 'node:crypto';

export const digest = (text) => createHash('sha256').update(text).digest('hex');
export const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();
export const page = (items) => ({ items, next_page_token: null });

export const session = {
  user: { id: 'usr_01ada', name: 'ada', display_name: 'Ada Chen', operator: true },
  teams: [
    { name: 'core', display_name: 'Core models', roles: ['viewer', 'member', 'releaser', 'admin'] },
    { name: 'fresh', display_name: 'Fresh team', roles: ['viewer', 'member'] },
  ],
};

const card = `---\nlicense: apache-2.0\n---\n# adder v3\n\nA small Llama decoder that adds columns of digits and shows its work between \`<think>\` and \`</think>\`.\n\n## Results\n\n| Suite | n | Exact match | Standard error |\n| --- | --- | --- | --- |\n| heldout-exact-match | 1,000 | 97.4 % | 0.5 % |\n\n## Use\n\n\`\`\`\ncurl http://localhost:8080/v1/chat/completions -H "Authorization: Bearer $KEY"\n\`\`\`\n\nThe held-out questions were chosen by hash and never trained on. See the [training run](https://example.com).\n`;

export const config = { architectures: ['LlamaForCausalLM'], hidden_size: 96, intermediate_size: 256, num_hidden_layers: 3, num_attention_heads: 4, num_key_value_heads: 2, vocab_size: 32, max_position_embeddings: 96, rope_theta: 10000, torch_dtype: 'float32' };

const version = (model, number, aliases) => ({
  id: `ver_01${model}${number}`, model, version: number, team: 'core', status: 'REGISTERED', digest: digest(`${model}${number}`), size: 1_304_512,
  files: ['config.json', 'model.safetensors', 'tokenizer.json', 'tokenizer_config.json', 'generation_config.json', 'README.md'].map((path) => ({ path, sha256: digest(path + number), size: path.startsWith('model') ? 1_290_240 : 1_204 })),
  card, config, parameters: 322_560,
  tensors: ['model.embed_tokens.weight', 'model.layers.0.self_attn.q_proj.weight', 'model.layers.0.self_attn.k_proj.weight', 'model.layers.0.mlp.gate_proj.weight', 'model.norm.weight', 'lm_head.weight'].map((name, index) => ({ name, dtype: 'F32', shape: index === 4 ? [96] : [32 + 32 * index, 96] })),
  lineage: { dataset: { name: 'addition', version: 1, digest: digest('ds') }, run_id: 'run_01flash', attempt: 1, checkpoint_step: 1200, checkpoint_digest: digest('ck'), recipe: 'column-addition' },
  facts: { heldout_exact_match: 0.974, steps: 1200, recipe: 'column-addition', preset: 'flash' }, aliases, tags: number === 3 ? { stage: 'candidate' } : {}, created_at: ago(5400), created_by: 'ada',
});
export const versions = [version('adder', 3, []), version('adder', 2, ['production']), version('adder', 1, [])];

export const models = [
  { name: 'adder', description: 'Column addition with a scratchpad', team: 'core', created_at: ago(90000), updated_at: ago(5400), latest_version: 3, aliases: [{ name: 'production', version: 2, release_id: 'rel_01done', moved_at: ago(4000), moved_by: 'grace' }], versions_count: 3, visibility: 'gated', licence: 'apache-2.0', intended_use: 'Teaching and tests; not for accounting', tags: { task: 'arithmetic', owner: 'numbers' } },
  { name: 'adder-direct', description: 'The same without reasoning, for comparison', team: 'core', created_at: ago(80000), updated_at: ago(60000), latest_version: 1, aliases: [], versions_count: 1, visibility: 'team', licence: null, intended_use: null, tags: { task: 'arithmetic' } },
];

export const lineage = {
  nodes: [
    { id: 'd', kind: 'dataset', label: 'addition v1', href: '/datasets/addition/v/1' }, { id: 'r', kind: 'run', label: 'run_01KDW7Q2M8ZB4X9TFLASH7', href: '/runs/run_01flash' },
    { id: 'c', kind: 'checkpoint', label: 'step 1200' }, { id: 'v', kind: 'version', label: 'adder v3', href: '/models/adder/v/3' },
    { id: 'p1', kind: 'deployment', label: 'reference fp32', href: '/deployments/dep_01ref' }, { id: 'p2', kind: 'deployment', label: 'candidate bf16-emulated', href: '/deployments/dep_01cand' },
    { id: 'par_01pass', kind: 'parity', label: 'parity PASS', href: null }, { id: 'crt_01', kind: 'certificate', label: 'certificate PASS', href: null }, { id: 'chk_1', kind: 'portability', label: 'portability OK', href: null },
  ],
  edges: [['d', 'r'], ['r', 'c'], ['c', 'v'], ['v', 'p1'], ['v', 'p2'], ['v', 'par_01pass'], ['v', 'crt_01'], ['v', 'chk_1']].map(([from, to]) => ({ from, to })),
};

export function lineageSide(direction) {
  const kept = lineage.nodes.filter(({ id }) => (direction === 'up' ? !/^(p|c[rh])/.test(id) : direction === 'down' ? id === 'v' || /^(p|c[rh])/.test(id) : true));
  return { nodes: kept, edges: lineage.edges.filter(({ from, to }) => [from, to].every((id) => kept.some((node) => node.id === id))) };
}

export const evidence = [
  { id: 'ev1', kind: 'portability', verdict: 'OK', chip: 'cpu', numerics: 'bf16-emulated', summary: '12 rules, none objects', reference_id: 'chk_1', digest: digest('e1'), created_at: ago(4900), stale: false },
  { id: 'ev2', kind: 'evaluation', verdict: 'PASS', chip: null, numerics: 'fp32', summary: 'exact match 97.4 % of 1,000', reference_id: 'eva_01', digest: digest('e2'), created_at: ago(4800), stale: false },
  { id: 'ev3', kind: 'parity', verdict: 'PASS', chip: 'cpu', numerics: 'bf16-emulated', summary: 'mean KL 3.1e-5 nat, 99.96 % top-1 agreement', reference_id: 'par_01pass', digest: digest('e3'), created_at: ago(4300), stale: false },
  { id: 'ev4', kind: 'certificate', verdict: 'PASS', chip: 'cpu', numerics: 'bf16-emulated', summary: 'valid for 90 days', reference_id: 'crt_00', digest: digest('e4'), created_at: ago(91_000), stale: true, stale_because: ['chat-template', 'superseded'] },
];

const rows = Array.from({ length: 50 }, (_, index) => { const a = 100 + index * 13; const b = 85 + index * 7; return { id: `q${index}`, question: `${a}+${b}=`, scratchpad: `${a % 10}+${b % 10}+0=${(a % 10) + (b % 10)}`, answer: String(a + b), split: 'train' }; });
export const datasetRows = { items: rows, total: 40000 };
export const dataset = { id: 'dsv_01', name: 'addition', version: 1, team: 'core', digest: digest('ds'), splits: [{ name: 'train', rows: 40000, file: 'train.jsonl' }, { name: 'heldout', rows: 1000, file: 'heldout.jsonl' }], row_schema: { id: 'string', question: 'string', scratchpad: 'string', answer: 'string', split: 'string' }, provenance: { recipe: 'column-addition', seed: 7, max_digits: 3, scratchpad: true }, created_at: ago(90000), created_by: 'ada', used_by: [{ model: 'adder', version: 3 }] };

const steps = ['portability', 'reference', 'evaluate', 'golden-trace', 'deploy', 'parity', 'certificate', 'approval', 'promote'];
const messages = { portability: 'OK: no rule objects for cpu', reference: 'fp32 engine ready', evaluate: 'exact match 97.4 % ± 0.5 % on 1,000 questions', 'golden-trace': '256 prompts, 5,812 positions, top 20', deploy: 'target numerics emulation (bf16, CPU)', parity: 'PASS: mean KL 3.1e-5 nat', certificate: 'signed' };
const gate = (name, title, state, detail, remedy = null) => ({ name, title, state, detail, remedy, evidence_id: null });
function release(id, number, state, reached, extra = {}) {
  const failed = state === 'REFUSED';
  return {
    id, team: 'core', model: 'adder', version: number, version_id: `ver_01adder${number}`, alias: 'production', chip: 'cpu', numerics: 'bf16-emulated', fault: null, state, message: null,
    steps: steps.map((name, index) => ({ name, state: index < reached ? 'SUCCEEDED' : index === reached && state === 'RUNNING' ? 'RUNNING' : index === reached && failed ? 'FAILED' : failed ? 'SKIPPED' : 'PENDING', progress: index === reached ? 0.42 : null, message: index < reached ? messages[name] : null, started_at: index <= reached ? ago(400 - index * 20) : null, finished_at: index < reached ? ago(385 - index * 20) : null, reference: index < reached && name === 'parity' ? { kind: 'parity', id: 'par_01pass' } : index < reached && name === 'evaluate' ? { kind: 'evaluation', id: 'eva_01' } : null })),
    gates: [gate('portability', 'Portability', 'PASS', 'No rule objects'), gate('evaluation', 'Evaluation', reached > 2 ? 'PASS' : 'MISSING', '97.4 % against a threshold of 95 %', 'Run the suite heldout-exact-match'), gate('parity', 'Parity', failed ? 'FAIL' : reached > 5 ? 'PASS' : 'MISSING', failed ? 'Mean KL 1.84 nat is above the cap of 0.01 nat; 61 % top-1 agreement' : 'Mean KL 3.1e-5 nat, cap 0.01 nat', 'Repair the served graph and request the release again'), gate('certificate', 'Certificate', reached > 6 ? 'PASS' : 'MISSING', reached > 6 ? 'Valid until next year' : 'No certificate for cpu', 'It follows a parity run that passes'), gate('approval', 'Approval', state === 'RELEASED' ? 'PASS' : 'MISSING', 'A second person', 'Someone with the role releaser approves')],
    requested_by: 'grace', requested_at: ago(3600), approvals: [], approvals_required: 2, policy: 'production v4', approved_by: null, approved_at: null, certificate_id: reached > 6 ? 'crt_01' : null, deployment_id: 'dep_01cand', reference_deployment_id: 'dep_01ref', ...extra,
  };
}
export const releases = [
  release('rel_01run', 3, 'RUNNING', 5),
  release('rel_01wait', 3, 'AWAITING_APPROVAL', 7, { approvals: [{ decided_by: 'Omar Diaz', decision: 'approve', comment: 'Parity read, fine', decided_at: ago(600) }] }),
  release('rel_01mine', 3, 'AWAITING_APPROVAL', 7, { requested_by: 'ada', alias: 'staging' }),
  release('rel_01bad', 3, 'REFUSED', 5, { fault: 'rope-base=1000000', message: 'parity FAIL: the served graph does not compute the registered model' }),
  release('rel_01done', 2, 'RELEASED', 9, { approved_by: 'ada', approved_at: ago(3000) }),
];

const gates = [['portability', 'Portability'], ['evaluation', 'Evaluation'], ['parity', 'Parity'], ['certificate', 'Certificate'], ['approval', 'Approval']].map(([name, title]) => ({ name, title }));
const cells = (states) => gates.map(({ name }, index) => ({ gate: name, state: states[index], detail: '', age_seconds: states[index] === 'MISSING' ? null : 4000 + index * 300, reference_id: name === 'parity' ? 'par_01pass' : null }));
export const readiness = { gates, rows: [
  { model: 'adder', version: 3, chip: 'cpu', cells: cells(['PASS', 'PASS', 'PASS', 'PASS', 'MISSING']), blocked_by: 'A second person has not approved yet.' },
  { model: 'adder', version: 2, chip: 'cpu', cells: cells(['PASS', 'PASS', 'PASS', 'PASS', 'PASS']), blocked_by: null },
  { model: 'adder', version: 3, chip: 'ascend-910b2', cells: cells(['PASS', 'PASS', 'MISSING', 'MISSING', 'MISSING']), blocked_by: 'No parity run on this chip; a certificate for cpu does not count.' },
  { model: 'adder', version: 1, chip: 'cpu', cells: cells(['PASS', 'STALE', 'FAIL', 'MISSING', 'MISSING']), blocked_by: 'Parity FAIL: mean KL is above the cap.' },
] };

const parameter = (name, type, value, min, max, description) => ({ name, type, default: value, min, max, choices: null, description });
export const recipes = { items: [{ name: 'column-addition', title: 'Column addition', description: 'A Llama decoder learns to add with a scratchpad', architecture: config,
  parameters: [parameter('steps', 'int', 1200, 1, 100000, 'Optimiser steps'), parameter('batch_size', 'int', 64, 1, 1024, 'Samples a step'), parameter('learning_rate', 'double', 0.003, 0, 1, 'Peak, after warm-up'), parameter('warmup_steps', 'int', 60, 0, 10000, 'Linear warm-up'), parameter('seed', 'int', 7, 0, null, 'Initial weights and order'), parameter('scratchpad', 'boolean', true, null, null, 'Train on the reasoning')],
  presets: [{ name: 'flash', title: 'Flash', description: 'About a minute on one core', parameters: { steps: 1200 }, estimate: { seconds: 62, basis: 'median of the last 5 runs on this pool' } }, { name: 'no-scratchpad', title: 'Without scratchpad', description: 'Shows that reasoning matters', parameters: { steps: 400, scratchpad: false }, estimate: { seconds: 21, basis: 'tokens per second of the last run' } }] }] };

export const pools = { items: [{ name: 'local-cpu', title: 'This machine (CPU)', silicon: 'cpu', default: true, experimental: false, capacity: 1, busy: 1, available: true, note: null }, { name: 'ascend', title: 'Ascend', silicon: 'ascend-910b2', default: false, experimental: true, capacity: 0, busy: 0, available: false, note: 'needs a cluster; falls back to NVIDIA' }] };

const run = (id, name, state, step, extra = {}) => ({ id, name, team: 'core', experiment: 'first', recipe: 'column-addition', preset: 'flash', state, message: null, pool: 'local-cpu', silicon: 'cpu', target_chip: 'cpu', dataset: { name: 'addition', version: 1, digest: digest('ds') }, parameters: { steps: 1200, batch_size: 64, learning_rate: 0.003, seed: 7 }, step, total_steps: 1200, progress: step / 1200, eta_seconds: state === 'RUNNING' ? 28 : null, attempts: [{ number: 1, state: 'LOST', silicon: 'cpu', started_at: ago(900), finished_at: ago(880), from_step: 0, to_step: 300, reason: 'worker process ended (signal 9)' }, { number: 2, state, silicon: 'cpu', started_at: ago(878), finished_at: state === 'RUNNING' ? null : ago(800), from_step: 300, to_step: step, reason: null }], health: { state: 'OK', findings: [] }, summary: { loss: 0.0132, gradient_norm: 0.21, tokens_per_second: 21840, tokens: 2_400_000, heldout_exact_match: 0.974, heldout_exact_match_before: 0.002 }, model_version: state === 'SUCCEEDED' ? { model: 'adder', version: 3, id: 'ver_01adder3' } : null, preflight: { verdict: 'OK', findings: [], rules_version: '2026.11' }, created_at: ago(910), created_by: 'ada', started_at: ago(900), finished_at: state === 'RUNNING' ? null : ago(800), ...extra });
export const runs = [run('run_01live', 'flash-8', 'RUNNING', 640), run('run_01flash', 'flash-7', 'SUCCEEDED', 1200), run('run_01nan', 'flash-6', 'FAILED', 210, { message: 'Loss is NaN at step 210; the newest complete checkpoint is step 200', health: { state: 'FAILED', findings: [{ kind: 'nan', step: 210, message: 'Loss is NaN', at: ago(7000) }] }, summary: { loss: null } })];

const curve = (step) => 2.9 * Math.exp(-step / 160) + 0.012 + 0.05 * Math.exp(-step / 300) * Math.abs(Math.sin(step * 1.7));
export const point = (step) => ({ loss: curve(step), gradient_norm: 0.2 + 1.4 * Math.exp(-step / 200) + 0.1 * Math.abs(Math.sin(step)), learning_rate: 0.003 * Math.min(1, step / 60) * (0.5 + 0.5 * Math.cos((Math.PI * step) / 1200)), tokens_per_second: 21500 + 900 * Math.sin(step / 30), ...(step % 50 === 0 ? { heldout_exact_match: 1 / (1 + Math.exp(-(step - 420) / 70)) } : {}) });
export function metrics(until) {
  const series = {};
  for (let step = 5; step <= until; step += 5) for (const [key, value] of Object.entries(point(step))) (series[key] ??= []).push([step, value, ago((until - step) / 10)]);
  return { series: Object.entries(series).map(([key, points]) => ({ key, points })) };
}
export const logs = { lines: Array.from({ length: 40 }, (_, n) => ({ n, time: ago(900 - n), level: n === 12 ? 'WARN' : 'INFO', text: n === 12 ? 'worker process ended; attempt 2 resumes from step 300' : `step ${n * 30} loss ${curve(n * 30).toFixed(4)} tokens/s 21840` })), next_after: 40 };
export const checkpoints = { items: [300, 600, 900, 1200].map((step) => ({ step, digest: digest(`c${step}`), size: 3_870_000, created_at: ago(1200 - step) })) };

const deployment = (id, numerics, role, state, extra = {}) => ({ id, team: 'core', model: 'adder', version: 3, version_id: 'ver_01adder3', chip: 'cpu', numerics, numerics_label: numerics === 'fp32' ? 'fp32' : 'target numerics emulation (bf16, CPU)', role, fault: null, state, message: null, engine: { name: 'landbridge-engine', version: '0.1.0' }, fingerprint: { engine: 'onnxruntime 1.22', java: '17.0.13', os: 'linux x86_64', numerics, slots: 8, weights: digest('adder3') }, fingerprint_digest: digest(numerics), replicas: [{ index: 0, state, pid: 4211, port: 41873, restarts: 0, loaded_digest: digest('adder3'), started_at: ago(1500) }], routes: role === 'serving' ? [{ name: 'adder', alias: 'production' }] : [], created_at: ago(1600), created_by: 'service:registry', ready_at: ago(1490), ...extra });
export const deployments = [deployment('dep_01serve', 'bf16-emulated', 'serving', 'READY', { version: 2 }), deployment('dep_01cand', 'bf16-emulated', 'candidate', 'READY'), deployment('dep_01ref', 'fp32', 'reference', 'READY'), deployment('dep_01bad', 'bf16-emulated', 'candidate', 'FAILED', { fault: 'rope-base=1000000', message: 'engine worker ended: out of memory', replicas: [] })];
export const routes = { items: [{ name: 'adder', deployment_id: 'dep_01serve', model: 'adder', version: 2, alias: 'production', chip: 'cpu', numerics: 'bf16-emulated', certificate_id: 'crt_01', release_id: 'rel_01done', updated_at: ago(4000) }] };
export const keys = [{ id: 'key_1', name: 'billing-app', prefix: 'lb_live_7Qm2', last4: 'x9Td', scopes: [], allowed_models: ['adder'], expires_at: ago(-8e6), last_used_at: ago(120), created_at: ago(9e5), created_by: 'ada', revoked_at: null }, { id: 'key_2', name: 'old-script', prefix: 'lb_live_p1Kk', last4: 'a0Zz', scopes: [], allowed_models: null, expires_at: null, last_used_at: null, created_at: ago(2e6), created_by: 'grace', revoked_at: ago(1e5) }];
export const usage = (group) => ({ items: (group === 'day' ? ['2026-11-21', '2026-11-22', '2026-11-23'] : group === 'key' ? ['billing-app', 'old-script'] : ['adder']).map((name, index) => ({ group: name, requests: 310 + index * 140, prompt_tokens: 4030 + index * 2200, completion_tokens: 9100 + index * 4100, reasoning_tokens: 6800 + index * 3000, cached_tokens: 1200 })) });
export const records = Array.from({ length: 14 }, (_, index) => ({ id: `use_${index}`, request_id: `req_${digest(String(index)).slice(0, 10)}`, key_id: 'key_1', key_name: index % 5 === 0 ? null : 'billing-app', model: 'adder', version: 2, deployment_id: 'dep_01serve', chip: 'cpu', status: index === 3 ? 'client_closed' : index === 9 ? 'error' : 'ok', stream: true, prompt_tokens: 9, completion_tokens: 27 + index, reasoning_tokens: 21 + index, ttft_ms: 11 + index, duration_ms: 96 + index * 7, at: ago(60 + index * 240) }));
