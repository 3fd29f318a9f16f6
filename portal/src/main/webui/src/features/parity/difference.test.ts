import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference';

describe('two continuations', () => {
  it('are told apart from the first character that differs to the last', () => {
    expect(differenceOf('1+1=2, so 432</s>', '1+1=2, so 422</s>')).toEqual({ same: '1+1=2, so 4', reference: '3', target: '2', rest: '2</s>', at: 11 });
  });
  it('count a character outside the basic plane once', () => {
    expect(differenceOf('😀a', '😀b').at).toBe(1);
  });
  it('differ where one stops early', () => {
    expect(differenceOf('abc', 'ab')).toEqual({ same: 'ab', reference: 'c', target: '', rest: '', at: 2 });
  });
  it('are the same', () => {
    expect(differenceOf('abc', 'abc').at).toBeNull();
  });
});
