import { describe, expect, it } from 'vitest';
import type { Session } from '../api/session';
import { preferredLocale } from '../i18n';
import { admit, inTeam, safeReturn } from './guard';
import { preferredTeam } from './team';

const session: Session = {
  user: { id: 'u1', name: 'ada', display_name: 'Ada', operator: false },
  teams: [{ name: 'core', display_name: 'Core', roles: ['viewer'] }, { name: 'lab', display_name: 'Lab', roles: ['viewer'] }],
};

describe('admission to a page', () => {
  it('sends strangers to the sign-in and remembers where they wanted to go', () => {
    expect(admit(null, 'core', '/t/core/parity/p1?tab=x')).toEqual({ kind: 'sign-in', to: '/t/core/parity/p1?tab=x' });
  });

  it('admits members and nobody else', () => {
    expect(admit(session, 'core', '/t/core')).toEqual({ kind: 'enter' });
    expect(admit(session, 'other', '/t/other')).toEqual({ kind: 'no-such-team' });
  });
});

describe('return address', () => {
  it('stays on this origin', () => {
    expect(safeReturn('/t/core/runs?q=a')).toBe('/t/core/runs?q=a');
    for (const hostile of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', undefined]) {
      expect(safeReturn(hostile)).toBe('/');
    }
  });

  it('does not lead back to the sign-in', () => {
    expect(safeReturn('/login?to=/login')).toBe('/');
  });
});

describe('team switch', () => {
  it('keeps the kind of page and drops ids of the other team', () => {
    expect(inTeam('/t/core/parity/par_1/prompts/3', 'lab')).toBe('/t/lab/parity');
    expect(inTeam('/t/core', 'lab')).toBe('/t/lab');
  });

  it('prefers the remembered team while it is still ours', () => {
    expect(preferredTeam(session, 'lab')).toBe('lab');
    expect(preferredTeam(session, 'gone')).toBe('core');
    expect(preferredTeam({ ...session, teams: [] }, null)).toBeNull();
  });
});

describe('language', () => {
  it('follows the choice, then the browser', () => {
    expect(preferredLocale('ja', ['zh-TW'])).toBe('ja');
    expect(preferredLocale(null, ['fr', 'zh-Hans'])).toBe('zh-CN');
    expect(preferredLocale('xx', ['fr'])).toBe('en');
  });
});
