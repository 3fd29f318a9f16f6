import { describe, expect, it } from 'vitest';
import { merged, type TrackedRun } from '../../api/tracking';
import { spread } from './CompareParams';
import { compareAddress, runsIn } from './compareAddress';
import { orderKey, usualColumns } from './runColumns';

describe('comparison of runs', () => {
  it('joins the parts and finds what differs between them', () => {
    const part = (run: string, rate: string) => ({ params: [{ key: 'rate', values: { [run]: rate }, differs: false }, { key: 'seed', values: { [run]: '1' }, differs: false }], metrics: [] });
    const { params } = merged([part('a', '0.1'), part('b', '0.2')], 2);
    expect(params.map(({ key, differs }) => [key, differs])).toEqual([['rate', true], ['seed', false]]);
  });

  it('calls a parameter that a run lacks different', () => {
    const { params } = merged([{ params: [{ key: 'rate', values: { a: '0.1' }, differs: false }], metrics: [] }], 2);
    expect(params[0]?.differs).toBe(true);
  });

  it('counts the values of a parameter, the most used first', () => {
    expect(spread({ values: { a: '1', b: '2', c: '2' } })).toEqual([['2', 2], ['1', 1]]);
  });

  it('keeps hundreds of names out of the request line', () => {
    const address = compareAddress('7', { runs: ['a', 'b'] });
    expect(address).toBe('experiments/7/compare#a,b');
    expect(runsIn('#a,b')).toEqual(['a', 'b']);
    expect(compareAddress('7', { filter: 'metrics.loss < 1', order: 'x ASC' })).toBe('experiments/7/compare?filter=metrics.loss+%3C+1&order=x+ASC');
  });

  it('orders by what MLflow would call the column', () => {
    expect(orderKey('metrics.loss')).toBe('metrics.loss');
    expect(orderKey('metrics.layer_0/norm')).toBe('metrics.`layer_0/norm`');
    const run = (metrics: Record<string, number>) => ({ metrics, params: { seed: '1' } }) as unknown as TrackedRun;
    expect(usualColumns([run({ b: 1 }), run({ a: 1, b: 2 })])).toEqual(['metrics.b', 'metrics.a', 'params.seed']);
  });
});
