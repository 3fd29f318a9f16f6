import { ago, digest } from './data.mjs';

export const chips = { items: [['cpu', 'CPU stand-in', 'CPU', 'none', 4], ['ascend-910b2', 'Ascend 910B2 (376T class)', 'A2', 'Huawei', 64], ['ascend-910b4', 'Ascend 910B4 (280T 32G)', 'A2', 'Huawei', 32], ['ascend-910c', 'Ascend 910C die (752T class)', 'A3', 'Huawei', 64], ['ascend-310p3', 'Ascend 310P3 on Atlas 300I Duo', '310P', 'Huawei', 48], ['ascend-950pr', 'Ascend 950PR (Atlas 350 112G)', 'A5', 'Huawei', 112], ['nvidia-h100', 'NVIDIA H100 SXM', 'NVIDIA-HOPPER', 'NVIDIA', 80]].map(([key, name, family, vendor, memory_gib]) => ({ key, name, family, vendor, memory_gib })) };
export const check = (chip) => ({ id: 'chk_1', verdict: chip === 'ascend-310p3' ? 'BLOCK' : chip === 'ascend-910b2' ? 'WARN' : 'OK', chip, family: 'A2', rules_version: '2026.11.4', catalogue_digest: `sha256:${digest('catalogue')}`, overrides: 2, findings: chip === 'ascend-310p3' ? [{ rule: 'DTYPE-BF16', verdict: 'BLOCK', reason: 'bf16 weights do not run on the 310P', remedy: 'Save the weights as fp16', source: 'vllm-ascend, supported features' }] : chip === 'ascend-910b2' ? [{ rule: 'ARCH-UNKNOWN', verdict: 'WARN', reason: 'Head dimension 24 has no tuned kernel', remedy: 'Use a head dimension of 64 or 128', source: 'vllm-ascend, attention' }] : [] });

const endpoint = (id, name, base_url, model, last_probe, has_key) => ({ id, name, base_url, model, has_key, chat: true, completions: has_key, tokenizer: has_key ? 'server' : 'none', created_at: ago(9e5), created_by: 'ada', last_probe });
export const endpoints = [endpoint('endp_01', 'npu rack 7', 'http://npu-7:8000/v1', 'adder', { ok: true, detail: 'chat: answered; completions: answered', at: ago(600) }, true), endpoint('endp_02', 'bought service', 'https://models.example/v1', 'adder-large', { ok: false, detail: 'HTTP 401: the key is not known', at: ago(86_000) }, false), endpoint('endp_03', 'new', 'http://npu-8:8000/v1', 'adder', null, false)];
const evaluation = (id, number, state) => ({ id, model: 'adder', version: number, version_id: `ver_01adder${number}`, deployment_id: 'dep_01ref', suite: 'heldout-exact-match', state, progress: state === 'RUNNING' ? 0.4 : 1, message: null, n: 1000, correct: 974, exact_match: 0.974, standard_error: 0.005, created_at: ago(4900), finished_at: state === 'RUNNING' ? null : ago(4800), dataset: { name: 'addition', version: 1, digest: digest('ds') } });
const score = (task, value, n) => ({ task, metric: 'exact_match', filter: 'first-line', value, standard_error: Math.sqrt((value * (1 - value)) / (n - 1)), n, higher_is_better: true });
const taskScores = [score('landbridge_arithmetic', 0.95, 60), score('landbridge_copying', 0.9, 40), score('landbridge_retrieval', 0.72, 50), score('landbridge_japanese', 0.4, 40)];
const ofTasks = (id, version) => ({
  ...evaluation(id, version, 'SUCCEEDED'), suite: 'landbridge-core', dataset: null, source: 'landbridge', n: 190, correct: 145, exact_match: 0.763, standard_error: 0.031,
  results: taskScores, groups: [score('landbridge_core', 0.7425, 190)], tasks: taskScores.map((row) => ({ name: row.task, version: '1', hash: digest(row.task), n: row.n })),
  failed_requests: 1, retries: 3, cached: 0, tokens: { prompt: 48210, completion: 1920 }, latency_ms: { p50: 61, p95: 143 }, eta_seconds: null,
});
export const evaluations = [evaluation('eva_01', 3, 'SUCCEEDED'), evaluation('eva_02', 2, 'SUCCEEDED'), ofTasks('eva_03', 3), ofTasks('eva_04', 2)];
export const suites = [
  { name: 'heldout-exact-match', title: 'Held-out exact match', description: 'The questions of the held-out split.', kind: 'heldout', metric: 'exact_match', tasks: 1, items: 0, provenance: 'comes with the service', created_at: null },
  { name: 'landbridge-core', title: 'Landbridge core', description: 'Questions with one right answer, made for checking a served model.', kind: 'tasks', metric: 'exact_match', tasks: 4, items: 190, provenance: `comes with the service, version 1, sha256:${digest('core')}`, created_at: null },
  { name: 'team-sums', title: 'Sums of the team', description: '', kind: 'tasks', metric: 'several', tasks: 2, items: 600, provenance: `added by ada, sha256:${digest('sums')}`, created_at: ago(90000) },
];
export const suiteTasks = (name) => (name === 'heldout-exact-match' ? [] : [...taskScores.map((row) => ({ name: row.task, output_type: 'generate_until', metrics: ['exact_match'], documents: row.n, few_shot: 3, version: '1', unsupported: null })), ...(name === 'team-sums' ? [{ name: 'scripted', output_type: null, metrics: [], documents: 0, few_shot: 0, version: null, unsupported: { field: 'doc_to_text', reason: "task 'scripted', field 'doc_to_text': needs Python" } }] : [])]);
const paired = (task, n, baseline, lost, won, verdict) => ({ task, metric: 'exact_match', filter: 'first-line', n, invalid_pairs: 0, baseline, candidate: baseline + (won - lost) / n, difference: (won - lost) / n, ci_low: (won - lost) / n - 0.05, ci_high: (won - lost) / n + 0.04, lost, won, mcnemar_p: 0.21, non_inferior: { margin: 0.02, z: verdict === 'PASS' ? -2.1 : -0.4, verdict } });
export const comparison = (baseline, candidate) => ({
  baseline, candidate, tasks: [paired('landbridge_arithmetic', 60, 0.95, 2, 1, 'INCONCLUSIVE'), paired('landbridge_copying', 40, 0.9, 0, 0, 'PASS'), paired('landbridge_retrieval', 50, 0.72, 9, 1, 'FAIL')], pooled: paired('all tasks', 150, 0.85, 11, 2, 'INCONCLUSIVE'),
  tokens: { baseline: { prompt: 48210, completion: 1920 }, candidate: { prompt: 48210, completion: 2011 } }, latency_ms: { baseline: { p50: 61, p95: 143 }, candidate: { p50: 58, p95: 120 } },
});
export const samples = (filter) => Array.from({ length: 30 }, (_, index) => {
  const [a, b] = [347 + index * 11, 85 + index * 3];
  const correct = index % 7 !== 2;
  return { index, question: `${a}+${b}=`, prompt: `<s><|user|>${a}+${b}=<|assistant|>`, expected: String(a + b), answer: correct ? String(a + b) : String(a + b - 10), reasoning: `${a % 10}+${b % 10}+0=${(a % 10) + (b % 10)};4+8+1=13;3+0+1=4`, output: '', correct, prompt_tokens: 9, completion_tokens: 31, latency_ms: 48 + index };
}).filter((sample) => filter !== 'wrong' || !sample.correct);

const cdf = (scale) => Array.from({ length: 40 }, (_, index) => { const share = (index + 1) / 40; return [scale * 10 ** (3 * share - 3), share]; });
const parityGate = (id, title, verdict, statistic, value, bound, n, detail) => ({ id, title, verdict, statistic, value, bound, n, detail });
const slice = (dimension, value, positions, ratio, p_adjusted) => ({ dimension, value, positions, kl: 2.6e-6 * ratio, floor_kl: 2.6e-6, ratio, p_value: p_adjusted / 6, p_adjusted, significant: p_adjusted < 0.01 });
function parity(id, verdict) {
  const pass = verdict === 'PASS';
  return {
    id, model: 'adder', version: 3, version_id: 'ver_01adder3', golden_trace_id: 'gld_01', deployment_id: pass ? 'dep_01cand' : 'dep_01bad', chip: 'cpu', numerics: 'bf16-emulated', profile: 'standard', policy_version: '2026.11-1', state: 'SUCCEEDED', progress: 1, message: null, verdict,
    sentence: pass ? 'adder v3 under target numerics emulation (bf16, CPU) is the model of the reference: mean KL 3.1e-5 nat, 12 times the noise floor and far below the cap of 0.01 nat; no task loss was found.' : 'adder v3 is not the model of the reference: mean KL 1.84 nat is above the cap of 0.01 nat, and 39 % of the top-1 tokens differ.',
    gates: [parityGate('kl', 'Mean KL', verdict, 'upper bound 99 %', pass ? 0.000034 : 1.91, 0.01, 5812, 'paired over 256 prompts'), parityGate('tail', 'Tail of KL', verdict, '99.9th percentile', pass ? 0.0021 : 9.2, 0.25, 5812, ''), parityGate('nll', 'NLL shift', verdict, 'upper bound 99 %', pass ? 0.00011 : 2.2, 0.005, 5812, 'signed: positive is worse'), parityGate('top1', 'Top-1 agreement', verdict, 'share', pass ? 0.9996 : 0.61, 0.995, 5812, pass ? '2 flips, both near ties' : '2,266 flips'), parityGate('decode', 'Greedy decode', pass ? 'WARN' : 'FAIL', 'diverged prompts', pass ? 1 : 211, 3, 256, ''), parityGate('task', 'Paired task', verdict, 'loss', pass ? 0.001 : 0.93, 0.01, 1000, 'McNemar b = 1, c = 0')],
    statistics: { mean_kl: pass ? 0.0000312 : 1.84, mean_kl_ucb: pass ? 0.0000341 : 1.91, floor_mean_kl: 0.0000026, top1_agreement: pass ? 0.99966 : 0.61, flips: pass ? 2 : 2266, delta_nll: pass ? 0.00004 : 2.1, delta_nll_ucb: 0.00011, p999_kl: pass ? 0.0021 : 9.2, rms_delta_p: 0.0012, position_slope: 0.000001, decode: {}, tasks: { n: 1000, b: 1, c: 0, loss: 0.001, ci_low: -0.001, ci_high: 0.003 } },
    series: { position: ['1-4', '5-8', '9-12', '13-16', '17-24', '25-32'].map((bucket, index) => ({ bucket, kl: 2.4e-5 * (1 + index * 0.1), floor: 2.4e-6 * (1 + (index % 3) * 0.2) })), kl_cdf: cdf(0.0021), floor_cdf: cdf(0.0002) },
    environment: { reference: { engine: 'onnxruntime 1.22', numerics: 'fp32', chip: 'cpu', slots: 8, weights: digest('adder3'), tokenizer: digest('tok') }, target: { engine: 'onnxruntime 1.22', numerics: 'bf16-emulated', chip: 'cpu', slots: 8, weights: digest('adder3'), tokenizer: digest('tok') } },
    certificate_id: pass ? 'crt_01' : null, created_at: ago(4400), finished_at: ago(4300),
    slices: [['language', 'en', 3100], ['language', 'zh', 1500], ['token', 'digit', 2200], ['token', 'word', 2900], ['position', '1-8', 1800], ['position', '9-32', 4012]].map(([dimension, value, positions], index) => slice(dimension, value, positions, pass ? 1.1 + index * 0.05 : 4 + 90 * index, pass ? 1 : index < 2 ? 0.2 : 0.0004)),
    heat_map: { rows: ['1-8', '9-32', '33-128', '129-512'], columns: ['en', 'zh', 'code'], cells: [[1.02, 1.1, null], [1.2, pass ? 1.3 : 14, 1.1], [1.4, pass ? 1.2 : 96, 2.1], [1.1, pass ? 1.5 : 1840, 1.9]] },
    localisation: pass ? [] : [{ rule: 'position', sentence: 'The difference grows with the position: look at the rotary embedding (its base, its offset) and at the KV cache.', evidence: 'KL of the last quarter is 96 times that of the first' }, { rule: 'engine', sentence: 'Chunked prefill changes the answer: compare with it switched off.', evidence: 'cells 2 and 4 of the serving matrix' }],
    length: ['1-16', '17-64', '65-256', '257-512'].map((bucket, index) => ({ bucket, kl: (pass ? 2.4e-5 : 2.4e-4 * 9 ** index), floor: 2.4e-6 })),
    matrix: [['eager, no prefix cache', 'PASS'], ['graph, chunked prefill', pass ? 'PASS' : 'FAIL'], ['graph, prefix cache warm', 'PASS'], ['concurrency 8, chunked prefill', pass ? 'PASS' : 'FAIL']].map(([name, verdict]) => ({ name, settings: {}, verdict, detail: verdict === 'FAIL' ? '31 of 64 answers differ from those at concurrency 1' : 'the same answers as at concurrency 1', requests: 64, kl: verdict === 'FAIL' ? 0.8 : 2.6e-5, floor_kl: 2.5e-6 })),
    matrix_coverage: { pairs_covered: 22, pairs_total: 24, left_out: [{ setting: 'speculative decoding', reason: 'the engine has no such switch' }] },
    cost: { requests: 1540, tokens: 96_200, seconds: 88 },
  };
}
export const parityRuns = [parity('par_01pass', 'PASS'), parity('par_01fail', 'FAIL')];
export const prompts = Array.from({ length: 12 }, (_, index) => ({ index, case_id: `heldout-${100 + index}`, kl: 0.0021 / (index + 1), floor_kl: 0.000004, delta_nll: 0.0009 / (index + 1), flips: index < 2 ? 1 : 0, positions: 31, first_divergence: index === 0 ? 12 : null, text: `<s><|user|>${347 + index}+${85 + index}=<|assistant|>` }));
const text = '<think>7+5+0=12;4+8+1=13;3+0+1=4</think>432</s>';
export const prompt = (index) => ({ ...prompts[index], tokens: [...text].slice(0, 31).map((token, position) => ({ position, token, reference_logprob: -0.0004 * (position + 1), target_logprob: -0.0005 * (position + 1), kl: position === 12 ? 0.0021 : 0.00001 * position, flip: position === 12 && index === 0 })), reference_text: text, target_text: index === 0 ? text.replace('13', '12').replace('432', '422') : text });
