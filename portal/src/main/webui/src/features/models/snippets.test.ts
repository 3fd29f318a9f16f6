import { describe, expect, it } from 'vitest';
import { snippets } from './snippets';

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
