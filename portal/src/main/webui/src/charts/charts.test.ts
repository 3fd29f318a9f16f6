import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { mergePoints } from '../features/training/useRunEvents';
import { readParameter } from '../features/training/plan';
import { vendorOf, numericsLabel } from '../ui/Chip';
import { layout } from './lineageLayout';
import { decades } from './scale';
import { smooth } from './smooth';

beforeAll(() => {
  i18n.load('en', {});
  i18n.activate('en');
});

describe('charts', () => {
  it('smooths without a bias at the start', () => {
    expect(smooth([4, 4, 4], 0.9).map((value) => Number(value.toFixed(9)))).toEqual([4, 4, 4]);
    expect(smooth([1, 9], 0)).toEqual([1, 9]);
  });

  it('merges history and live points by step, the later value wins', () => {
    expect(mergePoints([[1, 5], [2, 4]], [[2, 3.9], [3, 3]])).toEqual([[1, 5], [2, 3.9], [3, 3]]);
  });

  it('marks at most six decades', () => {
    expect(decades(1e-9, 1)).toHaveLength(5);
    expect(decades(2e-6, 9e-6)).toEqual([2e-6, 9e-6]);
  });

  it('lays the lineage out from left to right and survives a cycle', () => {
    const node = (id: string) => ({ id, kind: 'k', label: id });
    const { nodes } = layout({ nodes: ['a', 'b', 'c'].map(node), edges: [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }] });
    expect(nodes.map(({ x }) => x)).toEqual([1, 181, 361]);
    const cyclic = layout({ nodes: ['a', 'b'].map(node), edges: [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }] });
    expect(cyclic.nodes).toHaveLength(2);
  });
});

describe('silicon', () => {
  it('tells the vendors apart and never calls the stand-in Ascend', () => {
    expect(vendorOf('ascend-910b', 'Huawei Ascend')).toBe('ascend');
    expect(vendorOf('nvidia-h100', 'NVIDIA')).toBe('nvidia');
    expect(vendorOf('cpu', 'generic')).toBe('cpu');
    expect(numericsLabel('bf16-emulated')).toBe('target numerics emulation (bf16, CPU)');
  });
});

describe('parameters of a run', () => {
  const steps = { name: 'steps', type: 'int', default: 10, min: 1, max: 100, choices: null, description: '' };

  it('reads what is typed by its type', () => {
    expect(readParameter(steps, '42')).toEqual({ value: 42 });
    expect(readParameter({ ...steps, type: 'boolean' }, 'true')).toEqual({ value: true });
  });

  it('refuses fractions, words and values out of range', () => {
    for (const text of ['1.5', 'ten', '', '0', '101']) expect(readParameter(steps, text)).toHaveProperty('wrong');
  });
});
