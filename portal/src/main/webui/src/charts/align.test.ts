import { describe, expect, it } from 'vitest';
import { align, overTime } from './align';

describe('curves of many runs', () => {
  it('keeps every step while they are few', () => {
    expect(align([[[1, 5], [3, 4]], [[2, 9]]])).toEqual([[1, 2, 3], [5, null, 4], [null, 9, null]]);
  });

  it('snaps to a grid when they are many and keeps both ends', () => {
    const points = Array.from({ length: 1001 }, (_, step): [number, number] => [step, step * 2]);
    const [axis, values] = align([points], 101);
    expect(axis).toHaveLength(101);
    expect([axis[0], axis[100], values?.[0], values?.[100]]).toEqual([0, 1000, 0, 2000]);
    expect(values?.every((value) => value !== null)).toBe(true);
  });

  it('draws nothing out of nothing', () => {
    expect(align([])).toEqual([[]]);
    expect(align([[]])).toEqual([[], []]);
  });

  it('counts seconds from the first point of each run', () => {
    expect(overTime([[0, 1, '2026-11-23T10:00:00Z'], [9, 2, '2026-11-23T10:00:30Z']])).toEqual([[0, 1], [30, 2]]);
    expect(overTime([[0, 1, 1_000], [1, 3, 3_000]])).toEqual([[0, 1], [2, 3]]);
  });
});
