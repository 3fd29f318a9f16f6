import { describe, expect, it } from 'vitest';
import { blank, keyOf, KINDS } from './kinds';

describe('the key of a row', () => {
  it.each([
    ['chip', { key: 'ascend-910b3' }, 'ascend-910b3'],
    ['engine', { engine: 'vllm-ascend', version: '0.23.0' }, 'vllm-ascend@0.23.0'],
    ['engine', { engine: 'vllm-ascend' }, ''],
    ['architecture', { names: ['LlamaForCausalLM'] }, 'LlamaForCausalLM'],
    ['architecture', { names: ['A', 'B'] }, ''],
    ['rule', { id: 'SAT' }, 'SAT'],
  ] as const)('of a %s %o is "%s"', (kind, row, key) => {
    expect(keyOf(kind, row)).toBe(key);
  });

  it('is empty in every blank row, so that none is saved by accident', () => {
    expect(KINDS.map(([kind]) => keyOf(kind, blank(kind)))).toEqual(['', '', '', '']);
  });
});
