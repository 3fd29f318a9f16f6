import { describe, expect, it } from 'vitest';
import { snippets } from './snippets';
import { versionBefore } from './versionBefore';

describe('how to use a version', () => {
  const wanted = { origin: 'http://localhost:8080', team: 'core', model: 'adder', version: 3, revision: 'v3', file: 'config.json' };
  const all = (revision: string) => snippets({ ...wanted, revision }).map(({ text }) => text).join('\n');

  it('names the version as each tool writes it, and switches Xet off for the Hub client', () => {
    expect(all('v3')).toContain('models:/adder/3');
    expect(all('v3')).toContain('HF_HUB_DISABLE_XET=1');
    expect(all('production')).toContain('models:/adder@production');
    expect(all('production')).toContain('/core/adder/resolve/production/config.json');
  });
});

describe('the way back of an alias', () => {
  const to = (to_version: number, kind = 'promotion') => ({ kind, to_version });

  it('goes to the version before, and after a rollback one further', () => {
    expect(versionBefore([to(3), to(2), to(1)])).toBe(2);
    expect(versionBefore([to(2, 'rollback'), to(3), to(2), to(1)])).toBe(1);
    expect(versionBefore([to(1, 'rollback'), to(2, 'rollback'), to(3), to(2), to(1)])).toBeNull();
    expect(versionBefore([to(3), to(2, 'rollback'), to(3), to(2)])).toBe(2);
  });

  it('has nowhere to go from the first version, moved twice or not', () => {
    expect(versionBefore([to(1)])).toBeNull();
    expect(versionBefore([to(1), to(1)])).toBeNull();
  });
});
