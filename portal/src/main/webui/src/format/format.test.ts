import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { asCurl, quote } from './curl';
import { bytes, integer, measure, percent, score, shortDigest, wilson } from './number';
import { between, duration, relative } from './time';

beforeAll(() => {
  i18n.load('en', {});
  i18n.activate('en');
});

describe('numbers', () => {
  it('groups thousands and marks what is absent', () => {
    expect(integer(21840)).toBe('21,840');
    expect(integer(null)).toBe('–');
    expect(percent(0.9741)).toBe('97.4%');
    expect(percent(Number.NaN)).toBe('–');
  });

  it('writes very small and very large values as powers of ten', () => {
    expect(measure(0.0000312)).toBe('3.12e−5');
    expect(measure(0.00213456)).toBe('0.002135');
    expect(measure(-2_500_000)).toBe('−2.50e6');
    expect(measure(0)).toBe('0');
  });

  it('counts bytes in decimal units', () => {
    expect(bytes(999)).toBe('999 B');
    expect(bytes(1_304_512)).toBe('1.3 MB');
    expect(bytes(125_000)).toBe('125 kB');
  });

  it('puts the standard error beside the score', () => {
    expect(score(0.974, 0.005)).toBe('97.4 ± 0.5 %');
    expect(score(0.974, null)).toBe('97.4 %');
  });

  it('computes the published Wilson interval for 81 of 263', () => {
    const [low, high] = wilson(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 0)).toEqual([0, 1]);
  });

  it('shortens digests with and without the algorithm', () => {
    expect(shortDigest('sha256:0123456789abcdef')).toBe('0123456789ab');
    expect(shortDigest(null)).toBe('–');
  });
});

describe('time', () => {
  it('says how long in at most two units', () => {
    expect(duration(0.85)).toBe('850 ms');
    expect(duration(5.25)).toBe('5.3 s');
    expect(duration(185)).toBe('3 min 5 s');
    expect(duration(7200)).toBe('2 h');
    expect(duration(null)).toBe('–');
  });

  it('says how long ago in words', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(relative('2026-11-23T11:57:00Z', now)).toBe('3 min. ago');
    expect(relative('2026-11-23T11:59:58Z', now)).toBe('now');
  });

  it('measures an unfinished span up to now', () => {
    const now = Date.parse('2026-11-23T12:00:10Z');
    expect(between('2026-11-23T12:00:00Z', null, now)).toBe(10);
    expect(between(null, null, now)).toBeNull();
  });
});

describe('curl', () => {
  it('quotes what would end the string', () => {
    expect(quote("it's")).toBe(`'it'\\''s'`);
  });

  it('carries method, team and body', () => {
    const command = asCurl('POST', '/api/v1/runs', 'core', { name: "o'clock" });
    expect(command).toContain(`curl -X POST ${location.origin}/api/v1/runs`);
    expect(command).toContain(`-H 'X-Landbridge-Team: core'`);
    expect(command).toContain(`-d '{"name":"o'\\''clock"}'`);
  });
});
