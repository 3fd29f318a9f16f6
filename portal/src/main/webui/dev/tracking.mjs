// Tracked experiments with generated runs: 300 runs and 12,000 metric keys in the large one.
import { ago, digest } from './data.mjs';

const RUNS = 300;
const KEYS = 12_000;
export const experiments = [
  { id: '2', name: 'width-sweep', runs: RUNS, updated_at: ago(240) },
  { id: '1', name: 'first', runs: 3, updated_at: ago(900) },
];

const HEADS = ['loss', 'gradient_norm', 'learning_rate', 'heldout_exact_match'];
export const keys = [...HEADS, ...Array.from({ length: KEYS - HEADS.length }, (_, index) => `layer_${String(Math.floor(index / 60)).padStart(3, '0')}/${['attention', 'mlp', 'norm'][index % 3]}/stat_${String(index % 60).padStart(2, '0')}`)];

const rates = ['0.003', '0.001', '0.0003', '0.0001'];
function run(index) {
  const rate = rates[index % 4];
  const failed = index % 23 === 7;
  return {
    id: digest(`tracked${index}`).slice(0, 32), name: `sweep-${String(index).padStart(3, '0')}`, experiment_id: '2', experiment: 'width-sweep',
    status: index === 0 ? 'RUNNING' : failed ? 'FAILED' : 'FINISHED', started_at: ago(3000 + index * 700), finished_at: index === 0 ? null : ago(2400 + index * 700 - (index % 9) * 40),
    user: index % 3 ? 'ada' : 'grace', source: 'train.py', managed_run_id: index === 2 ? 'run_01flash' : null,
    metrics: { loss: failed ? 'NaN' : 0.01 + 0.002 * (index % 17), gradient_norm: 0.2 + 0.01 * (index % 11), learning_rate: Number(rate) * 0.1, heldout_exact_match: failed ? 0 : 0.99 - 0.004 * (index % 29) },
    params: { learning_rate: rate, hidden_size: String(64 + 32 * (index % 5)), batch_size: index % 2 ? '64' : '128', optimizer: 'adamw', warmup_steps: '60', seed: String(index) },
    tags: { 'mlflow.source.name': 'train.py', 'mlflow.source.git.commit': digest(`c${index}`).slice(0, 40), stage: index % 2 ? 'nightly' : 'manual' },
  };
}
export const runs = Array.from({ length: RUNS }, (_, index) => run(index));

export function page(rows, query) {
  const start = Number(query.get('page_token') || 0);
  const size = Number(query.get('page_size') || 50);
  return { items: rows.slice(start, start + size), next_page_token: start + size < rows.length ? String(start + size) : null };
}

const badFilter = (filter) => filter && !/^(metrics|params|attributes|tags)\.\S+\s*(=|!=|<|>|<=|>=|LIKE|ILIKE|IN)/i.test(filter);
export function search(query) {
  const filter = query.get('filter') ?? '';
  if (badFilter(filter)) return { problem: { status: 400, code: 'invalid-argument', title: 'Invalid filter', detail: `Expected metrics., params., tags. or attributes. at position 1 of "${filter}", found "${filter.split(/\s/)[0]}".`, request_id: 'req_5c2f10' } };
  const [, key, direction] = /^\w+\.`?([\w/]+)`?\s+(ASC|DESC)$/.exec(query.get('order_by') ?? '') ?? [];
  const value = (row) => ({ run_name: row.name, start_time: row.started_at, status: row.status })[key] ?? row.metrics[key] ?? row.params[key] ?? '';
  const sorted = direction ? [...runs].sort((a, b) => (value(a) < value(b) ? -1 : 1) * (direction === 'ASC' ? 1 : -1)) : runs;
  const wanted = /params\.optimizer = 'sgd'/.test(filter) ? [] : /FAILED/.test(filter) ? sorted.filter((row) => row.status === 'FAILED') : sorted;
  const named = /run_id IN \((.*)\)/.exec(filter)?.[1];
  const rows = named ? runs.filter((row) => named.includes(row.id)) : query.get('experiment') === '2' ? wanted : query.get('experiment') === '1' ? wanted.slice(0, 3) : [];
  return page(rows, query);
}

export function metricKeys({ run_ids: ids, prefix, page_size: size, page_token: token }) {
  const query = new URLSearchParams({ page_size: size ?? 50, page_token: token ?? '' });
  return page(keys.filter((key) => key.startsWith(prefix ?? '')).map((key, index) => ({ key, runs: Math.max(1, ids.length - (index % 4)), points: 1200 })), query);
}

const shape = (index, key) => (key === 'heldout_exact_match' ? (step) => 0.98 / (1 + Math.exp(-(step - 320 - 4 * (index % 60)) / 80)) : (step) => (2.9 - 0.004 * (index % 90)) * Math.exp(-step / (140 + (index % 37) * 6)) + 0.01 + 0.0006 * (index % 40) + 0.03 * Math.exp(-step / 300) * Math.sin(step * 0.7 + index));
export function series({ run_ids: ids, keys: wanted, max_points: most }) {
  const place = new Map(runs.map((row, index) => [row.id, index]));
  return { series: ids.filter((id) => place.has(id)).flatMap((id) => wanted.map((key) => {
    const index = place.get(id);
    const value = shape(index, key);
    const count = Math.min(most, 400);
    const start = Date.now() - 3_600_000;
    return { run_id: id, key, points: Array.from({ length: count }, (_, n) => { const step = Math.round((n * 1200) / (count - 1)) + (index % 7); return [step, value(step), new Date(start + step * (40 + (index % 9) * 3)).toISOString()]; }) };
  })) };
}

export function comparison({ run_ids: ids }) {
  const chosen = runs.filter((row) => ids.includes(row.id));
  const params = Object.keys(runs[0].params).map((key) => { const values = Object.fromEntries(chosen.map((row) => [row.id, row.params[key]])); return { key, values, differs: new Set(Object.values(values)).size > 1 }; });
  return { params, metrics: HEADS.map((key) => ({ key, values: Object.fromEntries(chosen.map((row) => [row.id, row.metrics[key]])) })) };
}
export const artifacts = (folder) => ({ root_uri: 'mlflow-artifacts:/2/x/artifacts', files: folder ? [{ path: `${folder}/MLmodel`, is_dir: false, file_size: 840 }, { path: `${folder}/model.safetensors`, is_dir: false, file_size: 1_290_240 }] : [{ path: 'model', is_dir: true }, { path: 'confusion.json', is_dir: false, file_size: 4820 }] });
