import { describe, expect, it } from 'vitest';
import { namedFilters, type TrackedRun } from '../../api/tracking';
import { spread } from './CompareParams';
import { compareAddress, runsIn } from './compareAddress';
import { orderKey, usualColumns } from './runColumns';

describe('comparison of runs', () => {
  it('asks for named runs in parts that fit a request line', () => {
    const filters = namedFilters(Array.from({ length: 130 }, (_, index) => String(index)));
    expect(filters).toHaveLength(3);
    expect(filters[2]).toBe(`attributes.run_id IN ('120','121','122','123','124','125','126','127','128','129')`);
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
