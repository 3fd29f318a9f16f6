import { describe, expect, it } from 'vitest';
import { binsOf } from './bins';

describe('bins', () => {
  it('count every value once and never mix gain with loss', () => {
    const bins = binsOf([-0.2, -0.1, 0.05, 0.1, 0.3], 5);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(5);
    expect(bins.every(({ from, to }) => from >= -1e-12 || to <= 1e-12)).toBe(true);
    expect(bins.filter(({ from }) => from < -1e-12).reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });
  it('stand a single value, and none', () => {
    expect(binsOf([0], 5)).toEqual([{ from: 0, to: 1, count: 1 }]);
    expect(binsOf([], 5)).toEqual([]);
  });
});
