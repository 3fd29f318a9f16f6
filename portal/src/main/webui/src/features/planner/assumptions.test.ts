import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS, numbersOf } from './assumptions';

describe('typed assumptions', () => {
  it('leaves out empty boxes, so that the trace or the default counts', () => {
    expect(numbersOf(ASSUMPTIONS, { psi: '0.02', floor_kl: '1e-4', prompts: ' ', decodes: 'many', unknown: '3' })).toEqual({ psi: 0.02, floor_kl: 1e-4 });
  });
  it('keeps a zero, which is a statement', () => {
    expect(numbersOf(ASSUMPTIONS, { psi: '0' })).toEqual({ psi: 0 });
  });
});
