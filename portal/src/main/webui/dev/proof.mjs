import { ago, digest } from './data.mjs';

export const chips = { items: [['cpu', 'CPU stand-in', 'cpu', 'generic', 16], ['ascend-910b', 'Ascend 910B (A2)', 'A2', 'Huawei Ascend', 64], ['ascend-310p', 'Ascend 310P', '310P', 'Huawei Ascend', 24], ['nvidia-h100', 'H100 SXM', 'hopper', 'NVIDIA', 80]].map(([key, name, family, vendor, memory_gib]) => ({ key, name, family, vendor, memory_gib })) };
export const check = (chip) => ({ id: 'chk_1', verdict: chip === 'ascend-310p' ? 'BLOCK' : chip === 'ascend-910b' ? 'WARN' : 'OK', chip, family: 'A2', rules_version: '2026.11', findings: chip === 'ascend-310p' ? [{ rule: 'DTYPE-BF16', verdict: 'BLOCK', reason: 'bf16 weights do not run on the 310P', remedy: 'Save the weights as fp16', source: 'vllm-ascend, supported features' }] : chip === 'ascend-910b' ? [{ rule: 'ARCH-UNKNOWN', verdict: 'WARN', reason: 'Head dimension 24 has no tuned kernel', remedy: 'Use a head dimension of 64 or 128', source: 'vllm-ascend, attention' }] : [] });

const evaluation = (id, number, state) => ({ id, model: 'adder', version: number, version_id: `ver_01adder${number}`, deployment_id: 'dep_01ref', suite: 'heldout-exact-match', state, progress: state === 'RUNNING' ? 0.4 : 1, message: null, n: 1000, correct: 974, exact_match: 0.974, standard_error: 0.005, created_at: ago(4900), finished_at: state === 'RUNNING' ? null : ago(4800), dataset: { name: 'addition', version: 1, digest: digest('ds') } });
export const evaluations = [evaluation('eva_01', 3, 'SUCCEEDED'), evaluation('eva_02', 2, 'SUCCEEDED')];
export const samples = (filter) => Array.from({ length: 30 }, (_, index) => {
  const [a, b] = [347 + index * 11, 85 + index * 3];
  const correct = index % 7 !== 2;
  return { index, question: `${a}+${b}=`, prompt: `<s><|user|>${a}+${b}=<|assistant|>`, expected: String(a + b), answer: correct ? String(a + b) : String(a + b - 10), reasoning: `${a % 10}+${b % 10}+0=${(a % 10) + (b % 10)};4+8+1=13;3+0+1=4`, output: '', correct, prompt_tokens: 9, completion_tokens: 31, latency_ms: 48 + index };
}).filter((sample) => filter !== 'wrong' || !sample.correct);

const cdf = (scale) => Array.from({ length: 40 }, (_, index) => { const share = (index + 1) / 40; return [scale * 10 ** (3 * share - 3), share]; });
const parityGate = (id, title, verdict, statistic, value, bound, n, detail) => ({ id, title, verdict, statistic, value, bound, n, detail });
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
  };
}
export const parityRuns = [parity('par_01pass', 'PASS'), parity('par_01fail', 'FAIL')];
export const prompts = Array.from({ length: 12 }, (_, index) => ({ index, case_id: `heldout-${100 + index}`, kl: 0.0021 / (index + 1), floor_kl: 0.000004, delta_nll: 0.0009 / (index + 1), flips: index < 2 ? 1 : 0, positions: 31, first_divergence: index === 0 ? 12 : null, text: `<s><|user|>${347 + index}+${85 + index}=<|assistant|>` }));
const text = '<think>7+5+0=12;4+8+1=13;3+0+1=4</think>432</s>';
export const prompt = (index) => ({ ...prompts[index], tokens: [...text].slice(0, 31).map((token, position) => ({ position, token, reference_logprob: -0.0004 * (position + 1), target_logprob: -0.0005 * (position + 1), kl: position === 12 ? 0.0021 : 0.00001 * position, flip: position === 12 && index === 0 })), reference_text: text, target_text: index === 0 ? text.replace('13', '12').replace('432', '422') : text });
export const certificate = { id: 'crt_01', model: 'adder', version: 3, deployment_id: 'dep_01cand', parity_run_id: 'par_01pass', chip: 'cpu', numerics: 'bf16-emulated', verdict: 'PASS', sha256: digest('crt'), key_id: digest('key'), issued_at: ago(4200), expires_at: ago(-3e7), statement: {} };
